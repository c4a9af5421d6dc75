package dev.tidemark.itemsdb.listing;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The part of {@code poll_state} that item-service needs: to ask for a look, and to say when one is
 * due.
 */
public final class PollScheduleStore {
  private static final String INSERT_DUE =
      """
      INSERT INTO poll_state (bucket, listing_id, due_at, interval_ms, reason, weight)
      VALUES (:bucket, :listing, :now, :interval, :reason, :weight)
      """;

  // By PRIMARY (bucket, listing_id).
  private static final String MAKE_DUE =
      """
      UPDATE poll_state
      SET due_at = :now, failures = 0, reason = :reason, weight = GREATEST(weight, 1)
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By PRIMARY (bucket, listing_id).
  private static final String WAKE =
      """
      UPDATE poll_state
      SET due_at = :now, failures = 0, reason = :reason, weight = 1
      WHERE bucket = :bucket AND listing_id = :listing AND weight = 0
      """;

  // By PRIMARY (bucket, listing_id).
  private static final String FIND =
      """
      SELECT due_at, interval_ms, reason, ROUND(1000 * alpha / beta) AS changes, watchers
      FROM poll_state
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  private final Handle handle;

  public PollScheduleStore(Handle handle) {
    this.handle = handle;
  }

  /** Schedules the first look at a new listing for now. */
  public void insertDue(ListingId listing, Instant now, Duration interval) {
    insert(listing, now, interval, LookReason.FIRST_LOOK, 1);
  }

  /** Schedules a new listing that nobody watches: rarely, and the first time by then. */
  public void insertResting(ListingId listing, Instant first, Duration interval) {
    insert(listing, first, interval, LookReason.FLOOR, 0);
  }

  private void insert(
      ListingId listing, Instant due, Duration interval, LookReason reason, double weight) {
    handle
        .createUpdate(INSERT_DUE)
        .bind("bucket", Buckets.of(listing))
        .bind("listing", listing.value())
        .bind("now", due.toEpochMilli())
        .bind("interval", interval.toMillis())
        .bind("reason", reason.number())
        .bind("weight", weight)
        .execute();
  }

  /**
   * Asks for a first look now at an item that rests because nobody has watched it so far; false
   * when it does not rest.
   */
  public boolean wake(ListingId listing, Instant now) {
    return handle
            .createUpdate(WAKE)
            .bind("bucket", Buckets.of(listing))
            .bind("listing", listing.value())
            .bind("now", now.toEpochMilli())
            .bind("reason", LookReason.FIRST_LOOK.number())
            .execute()
        > 0;
  }

  /**
   * Asks for a first look now and forgets earlier failures, so that no back-off delays it; an item
   * that only flash sales had brought rests no more.
   */
  public void makeDue(ListingId listing, Instant now) {
    handle
        .createUpdate(MAKE_DUE)
        .bind("bucket", Buckets.of(listing))
        .bind("listing", listing.value())
        .bind("now", now.toEpochMilli())
        .bind("reason", LookReason.FIRST_LOOK.number())
        .execute();
  }

  public Optional<PollSchedule> find(ListingId listing) {
    return handle
        .createQuery(FIND)
        .bind("bucket", Buckets.of(listing))
        .bind("listing", listing.value())
        .map((row, context) ->
            new PollSchedule(
                Columns.time(row, "due_at"),
                Duration.ofMillis(row.getLong("interval_ms")),
                LookReason.ofNumber(row.getInt("reason")),
                row.getLong("changes"),
                row.getInt("watchers")))
        .findOne();
  }
}
