package dev.tidemark.item.watchlist;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of a list, each once, with their places in it.
 *
 * <p>They are told apart by listing and not by shop: an account that submitted a link with a wrong
 * shop id keeps watching the item when its shop has become known.
 */
final class WatchedKeys {
  /** As many as an account can watch. */
  private static final int MOST = 2_000;

  private final Map<ListingId, Integer> places = new LinkedHashMap<>();

  WatchedKeys(List<ItemKeyMessage> keys) {
    if (keys.size() > MOST) {
      throw RequestValues.invalid("keys", "at most %d keys, not %d".formatted(MOST, keys.size()));
    }
    for (ItemKeyMessage key : keys) {
      places.putIfAbsent(RequestValues.itemKey(key).listing(), places.size());
    }
  }

  List<ListingId> listings() {
    return List.copyOf(places.keySet());
  }

  int place(ListingId listing) {
    return places.getOrDefault(listing, places.size());
  }

  /**
   * Where a page in this order goes on. Places shift when items are added, so the item itself
   * decides; when it was removed meanwhile, its followers have moved up by one.
   */
  Rank goOnAfter(Rank last) {
    Integer place = places.get(last.listing());
    return place == null
        ? Rank.of(last.number() - 1, last.listing())
        : Rank.of(place, last.listing());
  }
}
