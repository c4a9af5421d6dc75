package dev.tidemark.itemsdb.poll;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** When each item is looked at next. Writes belong into a transaction that holds the bucket. */
public final class PollStateStore {
  // By poll_state_due, one step per bucket.
  private static final String DUE_BUCKETS =
      """
      SELECT bucket, MIN(due_at) AS due_at FROM poll_state GROUP BY bucket
      """;

  // By poll_state_new.
  private static final String DUE_FIRST_LOOKS =
      """
      SELECT bucket, listing_id, due_at, last_poll_at, failures
      FROM poll_state
      WHERE last_poll_at IS NULL AND failures = 0 AND due_at <= :now
      ORDER BY due_at
      LIMIT :limit
      """;

  // By poll_state_due.
  private static final String DUE =
      """
      SELECT bucket, listing_id, due_at, last_poll_at, failures
      FROM poll_state
      WHERE bucket = :bucket AND due_at <= :now
      ORDER BY due_at
      LIMIT :limit
      """;

  // By the primary key.
  private static final String STILL_DUE =
      """
      SELECT due_at
      FROM poll_state
      WHERE bucket = :bucket AND listing_id = :listing AND due_at = :dueAt
      """;

  // By the primary key.
  private static final String LAST_POLL =
      """
      SELECT last_poll_at FROM poll_state WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key.
  private static final String SUCCEEDED =
      """
      UPDATE poll_state
      SET due_at = :dueAt, last_poll_at = :lookedAt, interval_ms = :interval, failures = 0
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key.
  private static final String FAILED =
      """
      UPDATE poll_state
      SET due_at = :dueAt, failures = failures + 1
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key.
  private static final String POSTPONE =
      """
      UPDATE poll_state SET due_at = :dueAt WHERE bucket = :bucket AND listing_id = :listing
      """;

  private final Handle handle;

  public PollStateStore(Handle handle) {
    this.handle = handle;
  }

  /** The earliest due time of each bucket that has items. */
  public List<DueBucket> dueBuckets() {
    return handle
        .createQuery(DUE_BUCKETS)
        .map((row, context) -> new DueBucket(row.getInt("bucket"), Columns.time(row, "due_at")))
        .list();
  }

  /** Due items that nobody has tried to look at yet, of all buckets, the longest waiting first. */
  public List<DuePoll> dueFirstLooks(Instant now, int limit) {
    return handle
        .createQuery(DUE_FIRST_LOOKS)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(PollStateStore::duePoll)
        .list();
  }

  /** Due items of one bucket, the longest waiting first. */
  public List<DuePoll> due(int bucket, Instant now, int limit) {
    return handle
        .createQuery(DUE)
        .bind("bucket", bucket)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(PollStateStore::duePoll)
        .list();
  }

  /** Whether nobody has looked at the item, or asked for another time, since this was read. */
  public boolean stillDue(DuePoll due) {
    return handle
        .createQuery(STILL_DUE)
        .bind("bucket", due.bucket())
        .bind("listing", due.listing().value())
        .bind("dueAt", due.dueAt().toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** When the item was last looked at successfully. */
  public Optional<Instant> lastPoll(int bucket, ListingId listing) {
    return handle
        .createQuery(LAST_POLL)
        .bind("bucket", bucket)
        .bind("listing", listing.value())
        .map((row, context) -> Optional.ofNullable(Columns.optionalTime(row, "last_poll_at")))
        .findOne()
        .flatMap(time -> time);
  }

  public void succeeded(
      int bucket, ListingId listing, Instant lookedAt, Instant dueAt, Duration interval) {
    handle
        .createUpdate(SUCCEEDED)
        .bind("bucket", bucket)
        .bind("listing", listing.value())
        .bind("lookedAt", lookedAt.toEpochMilli())
        .bind("dueAt", dueAt.toEpochMilli())
        .bind("interval", interval.toMillis())
        .execute();
  }

  /** Counts a failed look; the time of the last successful one stays. */
  public void failed(int bucket, ListingId listing, Instant dueAt) {
    handle
        .createUpdate(FAILED)
        .bind("bucket", bucket)
        .bind("listing", listing.value())
        .bind("dueAt", dueAt.toEpochMilli())
        .execute();
  }

  /** Moves the next looks at items of one bucket, without counting anything. */
  public void postpone(int bucket, Collection<ListingId> listings, Instant dueAt) {
    if (listings.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(POSTPONE);
    for (ListingId listing : listings) {
      batch
          .bind("bucket", bucket)
          .bind("listing", listing.value())
          .bind("dueAt", dueAt.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  private static DuePoll duePoll(ResultSet row, StatementContext context) throws SQLException {
    return new DuePoll(
        row.getInt("bucket"),
        new ListingId(row.getLong("listing_id")),
        Columns.time(row, "due_at"),
        Columns.optionalTime(row, "last_poll_at") == null,
        row.getInt("failures"));
  }
}
