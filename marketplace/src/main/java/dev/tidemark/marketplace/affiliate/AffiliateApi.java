package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Failed;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.wire.HttpFailure;
import dev.tidemark.marketplace.wire.ShopClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Makes signed calls to the API of one country. Thread-safe. */
final class AffiliateApi {
  private final AffiliateAccount account;
  private final ShopClient client;
  private final Timekeeper time;

  AffiliateApi(AffiliateAccount account, ShopClient client, Timekeeper time) {
    this.account = account;
    this.client = client;
    this.time = time;
  }

  /** A client that says who we are, for any number of countries. */
  static ShopClient client(String version, Duration timeout) {
    return new ShopClient(
        Map.of(
            "User-Agent", "Tidemark/" + version,
            "Accept", "application/json",
            "Accept-Encoding", "gzip"),
        timeout);
  }

  /** Asks once; an interrupt ends it with {@link PriceCheck.Postponed}. */
  AffiliateAnswer ask(byte[] question) {
    Instant sent = time.now();
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "Authorization",
            Signature.authorization(account, sent, question));
    try {
      return AnswerReader.read(client.post(account.endpoint(), headers, question), time.now());
    } catch (HttpFailure failure) {
      return new Failed(new PriceCheck.Unreachable(failure.reason(), null), failure.words());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Failed(new PriceCheck.Postponed(Duration.ZERO), "was not waited for");
    }
  }

  /** Its host, as messages name it. */
  String name() {
    return account.endpoint().getRawAuthority();
  }
}
