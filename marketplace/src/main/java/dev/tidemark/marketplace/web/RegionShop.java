package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The items of one region's web shop. It remembers for each item which endpoint answered and begins
 * with that one, for an unknown item with the one that answered last; an endpoint that does not
 * exist any more hands over to the next, and so does one that does not know an item which no
 * endpoint has ever described. Thread-safe.
 */
final class RegionShop {
  private static final Endpoint[] ENDPOINTS = Endpoint.values();

  private final ShopSite site;
  private final Map<ItemKey, Integer> workingForItem = Collections.synchronizedMap(new Memory());
  private volatile int working;

  RegionShop(ShopSite site) {
    this.site = site;
  }

  ConnectorState state() {
    return site.politeness().state();
  }

  PriceCheck check(ItemKey key) {
    Integer known = workingForItem.get(key);
    int first = known == null ? working : known;
    PriceCheck last = new PriceCheck.Retired();
    for (int i = 0; i < ENDPOINTS.length; i++) {
      int candidate = (first + i) % ENDPOINTS.length;
      PriceCheck check = ask(ENDPOINTS[candidate], key);
      if (provesThatItWorks(check)) {
        working = candidate;
        workingForItem.put(key, candidate);
      }
      if (!(last instanceof PriceCheck.Gone) || !saysNothingOfTheItem(check)) {
        last = check;
      }
      boolean unknownHere = check instanceof PriceCheck.Gone && known == null;
      if (!unknownHere && !(check instanceof PriceCheck.Retired)) {
        return last;
      }
    }
    if (last instanceof PriceCheck.Gone) {
      // Nobody has to be asked as thoroughly again.
      workingForItem.put(key, first);
    }
    return last;
  }

  /** Whether the word of an earlier endpoint that there is no such item stands against this. */
  private static boolean saysNothingOfTheItem(PriceCheck check) {
    return check instanceof PriceCheck.Retired || check instanceof PriceCheck.Unreachable;
  }

  private static boolean provesThatItWorks(PriceCheck check) {
    return check instanceof PriceCheck.Answered || check instanceof PriceCheck.Withheld;
  }

  private PriceCheck ask(Endpoint endpoint, ItemKey key) {
    return site.politeness().ask(endpoint.path(), () -> askNow(endpoint, key));
  }

  private PriceCheck askNow(Endpoint endpoint, ItemKey key) {
    int offsetMinutes = key.region().zone().getRules().getOffset(site.now()).getTotalSeconds() / 60;
    return switch (site.get(endpoint.pathAndQuery(key, offsetMinutes))) {
      case ShopAnswer.Answered<byte[]>(byte[] body, _) ->
          AnswerReader.read(key, body, site.images());
      case ShopAnswer.Failed<byte[]>(PriceCheck reason) -> reason;
    };
  }

  /** Forgets the items that were asked for least lately. */
  private static final class Memory extends LinkedHashMap<ItemKey, Integer> {
    private static final long serialVersionUID = 1L;

    /** A few megabytes; whoever tracks more items asks some of them twice now and then. */
    private static final int ITEMS = 50_000;

    Memory() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ItemKey, Integer> eldest) {
      return size() > ITEMS;
    }
  }
}
