package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Offers;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.LeftAlone;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks at several items of a shop by reading the list of all that it offers, 50 at a time. A page
 * pays when it saves a call: one that holds fewer than two of the items ends the reading. A shop
 * whose first page does not pay is left to single calls for a day. Thread-safe.
 */
final class ShopSweep {
  /** From so many items on a first page is likely to pay. */
  static final int WORTHWHILE_FROM = 3;

  private static final int A_PAGE_PAYS_FROM = 2;

  private static final Duration UNREWARDING_FOR = Duration.ofDays(1);

  private final Region region;
  private final AffiliateShop offers;
  private final Timekeeper time;
  private final LeftAlone<ShopId> unrewarding = new LeftAlone<>(UNREWARDING_FOR);

  ShopSweep(Region region, AffiliateShop offers, Timekeeper time) {
    this.region = region;
    this.offers = offers;
    this.time = time;
  }

  /** What the list says of these items; those that it does not name are absent. */
  Map<ItemId, PriceCheck> check(ShopId shop, Set<ItemId> items) {
    if (unrewarding.contains(shop, time.nanos())) {
      return Map.of();
    }
    Map<ItemId, PriceCheck> found = new HashMap<>();
    Set<ItemId> missing = new HashSet<>(items);
    boolean goOn = missing.size() >= A_PAGE_PAYS_FROM;
    for (int number = 1; goOn; number++) {
      if (!(offers.page(shop, number) instanceof ShopAnswer.Answered<Offers> page)) {
        return found;
      }
      Map<ItemId, PriceCheck> here = read(shop, missing, page.value());
      if (number == 1 && here.size() < A_PAGE_PAYS_FROM) {
        unrewarding.add(shop, time.nanos());
      }
      found.putAll(here);
      missing.removeAll(here.keySet());
      goOn =
          page.value().more()
              && here.size() >= A_PAGE_PAYS_FROM
              && missing.size() >= A_PAGE_PAYS_FROM;
    }
    return found;
  }

  private Map<ItemId, PriceCheck> read(ShopId shop, Set<ItemId> missing, Offers page) {
    Map<ItemId, PriceCheck> found = new HashMap<>();
    for (ItemId item : missing) {
      ItemKey key = new ItemKey(region, shop, item);
      OfferReader.offerOf(key, page.nodes())
          .ifPresent(offer -> found.put(item, OfferReader.believe(key, offer)));
    }
    return found;
  }
}
