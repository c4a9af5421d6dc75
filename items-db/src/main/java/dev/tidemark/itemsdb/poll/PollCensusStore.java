package dev.tidemark.itemsdb.poll;

import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Counts all items at once, and mends what a clock that was set back has left. */
public final class PollCensusStore {
  // The whole table, about a second for a million rows. An item with rate r that was looked at t
  // ago has changed since with probability 1 - exp(-r t).
  private static final String COUNT =
      """
      SELECT listing_id DIV 281474976710656 AS region,
             COUNT(*) AS items,
             SUM(SQRT(weight * alpha / beta)) AS demand,
             SUM(weight) AS weight,
             SUM(CASE WHEN last_poll_at IS NULL OR last_poll_at > :now THEN 0
                      ELSE weight * (1 - EXP((last_poll_at - :now) / 86400000 * alpha / beta))
                 END) AS stale_weight,
             SUM(CASE WHEN due_at <= :now THEN 1 ELSE 0 END) AS overdue,
             SUM(CASE WHEN last_poll_at > :future OR due_at > :farthest + interval_ms THEN 1 ELSE 0
                 END) AS from_the_future
      FROM poll_state
      GROUP BY listing_id DIV 281474976710656
      """;

  // The whole table. Their ids spread the looks over the intervals.
  private static final String COME_BACK =
      """
      UPDATE poll_state
      SET due_at = LEAST(due_at, :now + interval_ms * MOD(listing_id, 997) DIV 997),
          last_poll_at = LEAST(last_poll_at, :now)
      WHERE last_poll_at > :future OR due_at > :farthest + interval_ms
      """;

  /** How far the clocks of hosts may differ. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  /** No failure and no refusal puts a look off for longer than this beyond its interval. */
  private static final Duration FARTHEST = Duration.ofDays(1);

  private final Handle handle;

  public PollCensusStore(Handle handle) {
    this.handle = handle;
  }

  /** Counts the items by region. */
  public List<PollCensus> count(Instant now) {
    return handle
        .createQuery(COUNT)
        .bind("now", now.toEpochMilli())
        .bind("future", now.plus(TOLERANCE).toEpochMilli())
        .bind("farthest", now.plus(FARTHEST).toEpochMilli())
        .map((row, context) ->
            new PollCensus(
                Region.ofNumber(row.getInt("region")),
                row.getLong("items"),
                row.getDouble("demand"),
                row.getDouble("weight"),
                row.getDouble("stale_weight"),
                row.getLong("overdue"),
                row.getLong("from_the_future")))
        .list();
  }

  /**
   * Lets items that were looked at in the future, or would be only in days, come back within their
   * intervals, and says how many they were.
   */
  public int comeBack(Instant now) {
    return handle
        .createUpdate(COME_BACK)
        .bind("now", now.toEpochMilli())
        .bind("future", now.plus(TOLERANCE).toEpochMilli())
        .bind("farthest", now.plus(FARTHEST).toEpochMilli())
        .execute();
  }
}
