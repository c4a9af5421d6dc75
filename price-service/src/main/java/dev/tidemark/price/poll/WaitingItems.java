package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Due items that nobody can be asked about: collected in a round, and put off together, one
 * transaction for each bucket. For use by one thread.
 */
public final class WaitingItems {
  /** How soon an item notices that there is a source now. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Database database;
  private final Map<Lease, Set<ListingId>> items = new LinkedHashMap<>();

  public WaitingItems(Database database) {
    this.database = database;
  }

  void add(Lease lease, ListingId listing) {
    items.computeIfAbsent(lease, _ -> new LinkedHashSet<>()).add(listing);
  }

  /** Writes that they wait, and when they are looked at again. */
  void postpone(Instant now) {
    try {
      items.forEach((lease, listings) -> postpone(lease, listings, now.plus(PAUSE)));
    } finally {
      items.clear();
    }
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
