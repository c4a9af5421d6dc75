package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.price.pace.Pace;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Counts the items that share a host's budget, so that the pace follows their number. */
public final class ItemCounts {
  /** The pace may lag half a minute behind a long list of new items; the budget holds anyway. */
  public static final Duration EVERY = Duration.ofSeconds(30);

  private final Database database;
  private final Pace pace;
  private final List<Set<Region>> hosts;

  /**
   * Prepares to count.
   *
   * @param hosts the regions that each host serves
   */
  public ItemCounts(Database database, Pace pace, Collection<Set<Region>> hosts) {
    this.database = database;
    this.pace = pace;
    this.hosts = List.copyOf(hosts);
  }

  public void count() {
    for (Set<Region> regions : hosts) {
      long items = regions.stream().mapToLong(this::count).sum();
      regions.forEach(region -> pace.items(region, items));
    }
  }

  private long count(Region region) {
    ListingId first = ListingId.of(region, new ItemId(1));
    ListingId last = ListingId.of(region, new ItemId(ItemId.MAX));
    return database.read(handle -> new CheckedListingStore(handle).count(first, last));
  }
}
