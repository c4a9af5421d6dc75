package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.poll.BoundaryStore;
import dev.tidemark.itemsdb.poll.SaleTime;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.price.schedule.Boundaries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Knows the flash sales around a look. */
final class SaleTimes {
  /** More than the time around a boundary in which a jump may be its doing. */
  private static final Duration BEFORE = Duration.ofMinutes(5);

  private SaleTimes() {}

  /**
   * The boundaries since the last look, those to come, and those of the last minutes. What begins
   * is shown by the session's list; when it ends, only the item itself tells its price.
   */
  static Boundaries around(Handle handle, CheckedListing listing, Instant seenAt) {
    Instant from = seenAt.minus(BEFORE);
    Instant lastSeen = listing.lastSeenAt();
    List<SaleTime> sales =
        new BoundaryStore(handle)
            .sales(listing.id(), lastSeen != null && lastSeen.isBefore(from) ? lastSeen : from);
    return sales.isEmpty()
        ? Boundaries.NONE
        : new Boundaries(
            sales.stream().flatMap(sale -> Stream.of(sale.startAt(), sale.endAt())).toList(),
            sales.stream().map(SaleTime::endAt).toList());
  }
}
