package dev.tidemark.bench.collector;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Fills an empty database with items that were looked at an hour ago and are all overdue: the
 * collector has as much to do as it can.
 */
final class SeedStore {
  private static final Duration INTERVAL = Duration.ofMinutes(30);
  private static final Duration LAST_LOOK = Duration.ofHours(1);

  private final Handle handle;

  SeedStore(Handle handle) {
    this.handle = handle;
  }

  /** Adds items; a few thousand at once fit a statement. */
  void add(List<ItemKey> items, Instant now) {
    StringBuilder listings =
        new StringBuilder(
            "INSERT INTO listing (listing_id, shop_id, shop_confirmed, state, tracked_since) VALUES ");
    StringBuilder polls =
        new StringBuilder(
            "INSERT INTO poll_state (bucket, listing_id, due_at, last_poll_at, interval_ms, reason)"
                + " VALUES ");
    Instant looked = now.minus(LAST_LOOK);
    int position = 0;
    for (ItemKey item : items) {
      String comma = position == 0 ? "" : ",";
      long listing = item.listing().value();
      // Due times differ, as they do after a while.
      Instant due = looked.plus(INTERVAL).plusMillis(listing % INTERVAL.toMillis());
      listings.append(
          "%s(%d,%d,1,%d,%d)"
              .formatted(
                  comma,
                  listing,
                  item.shop().value(),
                  ItemState.PENDING.number(),
                  looked.toEpochMilli()));
      polls.append(
          "%s(%d,%d,%d,%d,%d,%d)"
              .formatted(
                  comma,
                  Buckets.of(item.listing()),
                  listing,
                  due.toEpochMilli(),
                  looked.toEpochMilli(),
                  INTERVAL.toMillis(),
                  LookReason.INTERVAL.number()));
      position++;
    }
    handle.execute(listings.toString());
    handle.execute(polls.toString());
  }

  /** Lets the server count its rows, as it does by itself in the course of time. */
  void analyze() {
    handle.execute("ANALYZE TABLE listing, poll_state");
  }
}
