package dev.tidemark.marketplace.affiliate;

import dev.tidemark.protocol.Region;
import java.util.Map;

/**
 * How Shopee's Affiliate Open API is asked.
 *
 * @param accounts one for each country that is asked
 * @param version of Tidemark, which we never hide
 */
public record ShopeeAffiliateConfig(Map<Region, AffiliateAccount> accounts, String version) {
  /** What Shopee grants one app id; whatever lies beyond is refused until the hour is over. */
  public static final int GRANTED_PER_HOUR = 2_000;

  /** A fifth stays for whatever else uses the same app id, and for calls that we do not know of. */
  public static final int CALLS_PER_HOUR = GRANTED_PER_HOUR / 5 * 4;

  public ShopeeAffiliateConfig {
    accounts = Map.copyOf(accounts);
  }

  /** The same, evenly spread. */
  static double callsPerSecond() {
    return CALLS_PER_HOUR / 3_600.0;
  }
}
