package dev.tidemark.itemsdb.poll;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The factor that stretches the intervals of a host's items, shared by all price services. All
 * times are by the database's clock.
 */
public final class HostPaceStore {
  private static final String ENSURE =
      """
      INSERT INTO host_budget (host) VALUES (:host)
      ON DUPLICATE KEY UPDATE host = VALUES(host)
      """;

  // By the primary key.
  private static final String REPORT =
      """
      UPDATE host_budget
      SET late_sum = late_sum + :intervals, late_looks = late_looks + :looks
      WHERE host = :host
      """;

  // By the primary key.
  private static final String FIND =
      """
      SELECT mu, mu_at, mu_items, late_sum, late_looks,
             CASE WHEN mu_at <= TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) - :every
                    OR mu_at > TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))
                  THEN 1 ELSE 0 END AS expired
      FROM host_budget
      WHERE host = :host AND mu IS NOT NULL
      """;

  // By the primary key; compare-and-set: of two that step at once, one does.
  private static final String SET =
      """
      UPDATE host_budget
      SET mu = :mu, mu_items = :items, late_sum = 0, late_looks = 0,
          mu_at = TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))
      WHERE host = :host AND mu_at = :setAt
      """;

  private final Handle handle;

  public HostPaceStore(Handle handle) {
    this.handle = handle;
  }

  /** Adds how late looks were, in their intervals. */
  public void report(String host, double intervals, long looks) {
    handle.createUpdate(ENSURE).bind("host", host).execute();
    handle
        .createUpdate(REPORT)
        .bind("host", host)
        .bind("intervals", intervals)
        .bind("looks", looks)
        .execute();
  }

  /**
   * The pace as it was last set, if it ever was.
   *
   * @param every how old it may become
   */
  public Optional<StoredPace> find(String host, Duration every) {
    return handle
        .createQuery(FIND)
        .bind("host", host)
        .bind("every", every.toNanos() / 1_000)
        .map((row, context) ->
            new StoredPace(
                row.getDouble("mu"),
                row.getLong("mu_at"),
                row.getLong("mu_items"),
                row.getDouble("late_sum"),
                row.getLong("late_looks"),
                row.getBoolean("expired")))
        .findOne();
  }

  /**
   * Sets the pace, unless somebody else did.
   *
   * @param setAt that of the pace that was found, 0 when there was none
   */
  public void set(String host, long setAt, double mu, long items) {
    handle
        .createUpdate(SET)
        .bind("host", host)
        .bind("setAt", setAt)
        .bind("mu", mu)
        .bind("items", items)
        .execute();
  }
}
