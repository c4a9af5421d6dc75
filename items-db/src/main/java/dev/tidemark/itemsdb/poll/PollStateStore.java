package dev.tidemark.itemsdb.poll;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** When each item is looked at next. Writes belong into a transaction that holds the bucket. */
public final class PollStateStore {
  // By the primary key.
  private static final String FIND =
      """
      SELECT last_poll_at, alpha, beta, weight, boundary_at, boundary_passed_at
      FROM poll_state
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key.
  private static final String SUCCEEDED =
      """
      UPDATE poll_state
      SET due_at = :dueAt, last_poll_at = :lookedAt, interval_ms = :interval, failures = 0,
          reason = :reason, alpha = :alpha, beta = :beta, boundary_at = :boundaryAt,
          boundary_passed_at = :boundaryPassedAt
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key.
  private static final String FAILED =
      """
      UPDATE poll_state
      SET due_at = :dueAt, failures = failures + 1, reason = :reason
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key.
  private static final String PUT_OFF =
      """
      UPDATE poll_state
      SET due_at = :dueAt, reason = :reason
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  private final Handle handle;

  public PollStateStore(Handle handle) {
    this.handle = handle;
  }

  public Optional<PollState> find(int bucket, ListingId listing) {
    return handle
        .createQuery(FIND)
        .bind("bucket", bucket)
        .bind("listing", listing.value())
        .map((row, context) ->
            new PollState(
                Columns.optionalTime(row, "last_poll_at"),
                row.getDouble("alpha"),
                row.getDouble("beta"),
                row.getDouble("weight"),
                Columns.optionalTime(row, "boundary_at"),
                Columns.optionalTime(row, "boundary_passed_at")))
        .findOne();
  }

  public void succeeded(int bucket, ListingId listing, Instant lookedAt, NextPoll next) {
    handle
        .createUpdate(SUCCEEDED)
        .bind("bucket", bucket)
        .bind("listing", listing.value())
        .bind("lookedAt", lookedAt.toEpochMilli())
        .bind("dueAt", next.dueAt().toEpochMilli())
        .bind("interval", next.interval().toMillis())
        .bind("reason", next.reason().number())
        .bind("alpha", next.alpha())
        .bind("beta", next.beta())
        .bind("boundaryAt", millis(next.boundaryAt()))
        .bind("boundaryPassedAt", millis(next.boundaryPassedAt()))
        .execute();
  }

  /** Counts a failed look; the time of the last successful one stays. */
  public void failed(int bucket, ListingId listing, Instant dueAt) {
    handle
        .createUpdate(FAILED)
        .bind("bucket", bucket)
        .bind("listing", listing.value())
        .bind("dueAt", dueAt.toEpochMilli())
        .bind("reason", LookReason.BACK_OFF.number())
        .execute();
  }

  /** Moves the next looks at items of one bucket, without counting anything. */
  public void putOff(int bucket, Collection<ListingId> listings, Instant dueAt, LookReason reason) {
    if (listings.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(PUT_OFF);
    for (ListingId listing : listings) {
      batch
          .bind("bucket", bucket)
          .bind("listing", listing.value())
          .bind("dueAt", dueAt.toEpochMilli())
          .bind("reason", reason.number())
          .add();
    }
    batch.execute();
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
