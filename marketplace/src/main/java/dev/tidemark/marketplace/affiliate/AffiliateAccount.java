package dev.tidemark.marketplace.affiliate;

import dev.tidemark.protocol.Region;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The operator's own access to the Affiliate Open API of one country.
 *
 * @param appId {@code shopee-affiliate.<region>.app-id}
 * @param secret {@code shopee-affiliate.<region>.secret}; appears in no message
 * @param endpoint {@code shopee-affiliate.<region>.endpoint}, or the usual one
 */
public record AffiliateAccount(String appId, String secret, URI endpoint) {
  /** It stands in a header between commas; those that Shopee gives out are eleven digits. */
  private static final Pattern APP_ID = Pattern.compile("[0-9A-Za-z]{1,64}");

  public AffiliateAccount {
    if (!isAppId(appId)) {
      throw new IllegalArgumentException("an app id is digits and letters, not '" + appId + "'");
    }
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("app id " + appId + " has no secret");
    }
  }

  public static boolean isAppId(String text) {
    return APP_ID.matcher(text).matches();
  }

  /**
   * Where Shopee serves a country's API. Public programs call it so in Brazil, Indonesia, Thailand,
   * Taiwan, Vietnam and Singapore; elsewhere the address follows from the same pattern.
   */
  public static URI usualEndpoint(Region region) {
    return URI.create("https://open-api.affiliate." + region.domain() + "/graphql");
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "app id " + appId + " at " + endpoint;
  }
}
