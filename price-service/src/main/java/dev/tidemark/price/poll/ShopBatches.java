package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.marketplace.Connector;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.runtime.database.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts due items of one shop together where their source can look at them with fewer requests than
 * items. Safe for use by many threads.
 */
public final class ShopBatches {
  /** What the Affiliate API lists on a page; more would keep one place busy for many requests. */
  static final int LARGEST = 50;

  private final Database database;

  public ShopBatches(Database database) {
    this.database = database;
  }

  /** The due items in batches, most of them of one item; each stands where its first item stood. */
  List<List<DuePoll>> of(Connector connector, List<DuePoll> due) {
    int from = connector.shopCheckWorthwhileFrom();
    if (from == 0 || due.size() < from) {
      return due.stream().map(List::of).toList();
    }
    List<ListingId> listings = due.stream().map(DuePoll::listing).toList();
    Map<ListingId, ShopId> shops =
        database.read(handle -> new CheckedListingStore(handle).shops(listings));
    return batches(due, shops, from);
  }

  static List<List<DuePoll>> batches(
      List<DuePoll> due, Map<ListingId, ShopId> shops, int worthwhileFrom) {
    Map<ShopId, Long> sizes =
        due.stream()
            .flatMap(each -> Optional.ofNullable(shops.get(each.listing())).stream())
            .collect(Collectors.groupingBy(shop -> shop, Collectors.counting()));
    Map<ShopId, List<DuePoll>> open = new HashMap<>();
    List<List<DuePoll>> batches = new ArrayList<>();
    for (DuePoll each : due) {
      ShopId shop = shops.get(each.listing());
      if (shop == null || sizes.getOrDefault(shop, 0L) < worthwhileFrom) {
        batches.add(List.of(each));
        continue;
      }
      List<DuePoll> batch = open.get(shop);
      if (batch == null || batch.size() >= LARGEST) {
        batch = new ArrayList<>();
        open.put(shop, batch);
        batches.add(batch);
      }
      batch.add(each);
    }
    return batches;
  }
}
