package dev.tidemark.item.listing;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.util.Set;

/** Says why an item waits for a source, and what to do about it. */
final class WaitingWords {
  private static final String OTHERWISE =
      " Prices that somebody has seen can be reported by a browser extension or imported from a"
          + " file.";

  private WaitingWords() {}

  /**
   * The sentences.
   *
   * @param live the sources that can be asked about the item's region
   */
  static String of(Region region, Set<Source> live) {
    String account = "shopee-affiliate.%s.app-id and .secret".formatted(region.code());
    if (region == Region.DEMO) {
      return "The demo shop is not running. The administrator can switch it on with"
          + " demo.enabled=true.";
    }
    if (live.isEmpty()) {
      return "No source of prices is set up for %s. The administrator can set %s, or"
              .formatted(region.domain(), account)
          + " shopee-web.enabled=true."
          + OTHERWISE;
    }
    if (!live.contains(Source.WEB)) {
      return "Shopee's affiliate programme does not offer this item, and there is no other source"
          + " for %s. The administrator can set shopee-web.enabled=true.".formatted(region.domain())
          + OTHERWISE;
    }
    return "None of the sources for %s covers this item.".formatted(region.domain())
        + (live.contains(Source.AFFILIATE) ? "" : " The administrator can set " + account + ".")
        + OTHERWISE;
  }
}
