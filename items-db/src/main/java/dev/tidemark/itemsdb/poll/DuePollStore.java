package dev.tidemark.itemsdb.poll;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Finds the items to look at. */
public final class DuePollStore {
  // By poll_state_due, one step per bucket, however many items there are. Grouping poll_state by
  // bucket reads all of it whenever the database's statistics are out of date.
  private static final String DUE_BUCKETS =
      """
      SELECT lease.bucket, (SELECT due_at
                            FROM poll_state
                            WHERE bucket = lease.bucket
                            ORDER BY due_at
                            LIMIT 1) AS due_at
      FROM bucket_lease lease
      """;

  // By poll_state_boundary. A good look takes the boundary that has passed out of the column.
  private static final String AT_BOUNDARY =
      """
      SELECT bucket, listing_id, due_at, reason, last_poll_at, interval_ms, weight, boundary_at,
             failures
      FROM poll_state
      WHERE boundary_at <= :passed AND due_at <= :now
      ORDER BY boundary_at DESC
      LIMIT :limit
      """;

  // By poll_state_reason.
  private static final String FIRST_LOOKS =
      """
      SELECT bucket, listing_id, due_at, reason, last_poll_at, interval_ms, weight, boundary_at,
             failures
      FROM poll_state
      WHERE reason = :reason AND due_at <= :now
      ORDER BY due_at
      LIMIT :limit
      """;

  // By poll_state_due.
  private static final String DUE =
      """
      SELECT bucket, listing_id, due_at, reason, last_poll_at, interval_ms, weight, boundary_at,
             failures
      FROM poll_state
      WHERE bucket = :bucket AND due_at <= :until
      ORDER BY due_at
      LIMIT :limit
      """;

  // By poll_state_due, which holds listing_id as well; above its 48 bits of an item is the region.
  private static final String DUE_OF_OTHERS =
      """
      SELECT bucket, listing_id, due_at, reason, last_poll_at, interval_ms, weight, boundary_at,
             failures
      FROM poll_state
      WHERE bucket = :bucket AND due_at <= :until
        AND listing_id DIV 281474976710656 NOT IN (<regions>)
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

  private final Handle handle;

  public DuePollStore(Handle handle) {
    this.handle = handle;
  }

  /** The earliest due time of each bucket that has items. */
  public List<DueBucket> dueBuckets() {
    return handle.createQuery(DUE_BUCKETS).map((row, context) -> dueBucket(row)).list().stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Due items, of all buckets, whose announced boundary has passed without a look since, the latest
   * boundary first.
   *
   * @param passed boundaries up to then count
   */
  public List<DuePoll> atBoundary(Instant passed, Instant now, int limit) {
    return handle
        .createQuery(AT_BOUNDARY)
        .bind("passed", passed.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(DuePollStore::duePoll)
        .list();
  }

  /** Due items, of all buckets, that nobody has looked at yet, the longest waiting first. */
  public List<DuePoll> firstLooks(Instant now, int limit) {
    return handle
        .createQuery(FIRST_LOOKS)
        .bind("reason", LookReason.FIRST_LOOK.number())
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(DuePollStore::duePoll)
        .list();
  }

  /** Items of one bucket that are due by then, the longest waiting first. */
  public List<DuePoll> due(int bucket, Instant until, int limit) {
    return handle
        .createQuery(DUE)
        .bind("bucket", bucket)
        .bind("until", until.toEpochMilli())
        .bind("limit", limit)
        .map(DuePollStore::duePoll)
        .list();
  }

  /**
   * The same without the items of some regions.
   *
   * @param without at least one region
   */
  public List<DuePoll> dueOfOthers(int bucket, Instant until, int limit, Set<Region> without) {
    return handle
        .createQuery(DUE_OF_OTHERS)
        .bind("bucket", bucket)
        .bind("until", until.toEpochMilli())
        .bind("limit", limit)
        .bindList("regions", without.stream().map(Region::number).toList())
        .map(DuePollStore::duePoll)
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

  private static Optional<DueBucket> dueBucket(ResultSet row) throws SQLException {
    int bucket = row.getInt("bucket");
    return Optional.ofNullable(Columns.optionalTime(row, "due_at"))
        .map(dueAt -> new DueBucket(bucket, dueAt));
  }

  private static DuePoll duePoll(ResultSet row, StatementContext context) throws SQLException {
    return new DuePoll(
        row.getInt("bucket"),
        new ListingId(row.getLong("listing_id")),
        Columns.time(row, "due_at"),
        LookReason.ofNumber(row.getInt("reason")),
        Columns.optionalTime(row, "last_poll_at"),
        Duration.ofMillis(row.getLong("interval_ms")),
        row.getDouble("weight"),
        Columns.optionalTime(row, "boundary_at"),
        row.getInt("failures"));
  }
}
