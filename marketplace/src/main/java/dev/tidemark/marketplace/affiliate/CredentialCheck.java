package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Failed;
import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Offers;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.wire.ShopClient;
import java.time.Duration;

/**
 * Whether the API accepts an account, found out by one cheap call.
 *
 * @param words what happened, and what to do about it; never holds the secret
 */
public record CredentialCheck(boolean accepted, String words) {

  /** Makes the call; it takes at most ten seconds. */
  public static CredentialCheck of(AffiliateAccount account, String version, Timekeeper time) {
    return of(account, version, ShopClient.TOTAL_TIMEOUT, time);
  }

  static CredentialCheck of(
      AffiliateAccount account, String version, Duration timeout, Timekeeper time) {
    try (ShopClient client = AffiliateApi.client(version, timeout)) {
      AffiliateApi api = new AffiliateApi(account, client, time);
      return switch (api.ask(OfferQuery.any())) {
        case Offers _ ->
            new CredentialCheck(true, api.name() + " accepts app id " + account.appId());
        case Failed failed -> new CredentialCheck(false, api.name() + " " + failed.words());
      };
    }
  }
}
