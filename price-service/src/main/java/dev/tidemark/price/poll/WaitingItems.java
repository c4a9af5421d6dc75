package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Due items that nobody can be asked about: collected in a round, and put off together, one
 * transaction for each bucket and region. For use by one thread.
 *
 * <p>They are not put off by their intervals: those share out a budget, and here nobody is asked.
 * All that a look costs is a row to write, and all that it is good for is that the item notices
 * when there is a source for it.
 */
public final class WaitingItems {
  /** How soon an item notices that there is a source now, as long as there are few. */
  private static final Duration SOONEST = Duration.ofMinutes(1);

  /**
   * A hundred rows a second, which no database minds: a million items notice within three hours.
   */
  private static final Duration EACH = Duration.ofMillis(10);

  private record Place(Lease lease, Region region) {}

  private final Database database;
  private final ItemCensus census;
  private final Map<Place, Set<ListingId>> items = new LinkedHashMap<>();

  public WaitingItems(Database database, ItemCensus census) {
    this.database = database;
    this.census = census;
  }

  void add(Lease lease, ListingId listing) {
    items
        .computeIfAbsent(new Place(lease, listing.region()), _ -> new LinkedHashSet<>())
        .add(listing);
  }

  /** Writes that they wait, and when they are looked at again. */
  void postpone(Instant now) {
    try {
      items.forEach((place, listings) ->
          postpone(place.lease(), listings, now.plus(pause(census.of(place.region()).items()))));
    } finally {
      items.clear();
    }
  }

  static Duration pause(long items) {
    Duration evenly = EACH.multipliedBy(items);
    return evenly.compareTo(SOONEST) > 0 ? evenly : SOONEST;
  }

  private void postpone(Lease lease, Set<ListingId> listings, Instant dueAt) {
    boolean _ =
        database.write(handle -> {
          if (!BucketLeases.holds(handle, lease)) {
            return false;
          }
          CheckedListingStore store = new CheckedListingStore(handle);
          listings.forEach(store::waitForSource);
          new PollStateStore(handle)
              .putOff(lease.bucket(), listings, dueAt, LookReason.WAITING_FOR_SOURCE);
          return true;
        });
  }
}
