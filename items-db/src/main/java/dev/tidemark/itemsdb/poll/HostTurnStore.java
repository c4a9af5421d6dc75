package dev.tidemark.itemsdb.poll;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The turns in which hosts are called, shared by all price services. All times are microseconds by
 * the database's clock, the only one that they share.
 */
public final class HostTurnStore {
  private static final String ENSURE =
      """
      INSERT INTO host_budget (host) VALUES (:host)
      ON DUPLICATE KEY UPDATE host = VALUES(host)
      """;

  // By the primary key. After a refusal the share grows by 2 % of the full rate with every minute.
  private static final String READ =
      """
      SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) AS now,
             next_slot_at,
             LEAST(1, share + 0.02 / 60000000
               * GREATEST(0, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) - share_at))
               AS share,
             closed_until, refused
      FROM host_budget
      WHERE host = :host
      """;

  // By the primary key; compare-and-set: of two that want one slot, one gets it.
  private static final String TAKE =
      """
      UPDATE host_budget
      SET next_slot_at = :next
      WHERE host = :host AND next_slot_at = :found
      """;

  // By the primary key. Calls that were under way together are refused together, and count once.
  private static final String SLOW_DOWN =
      """
      UPDATE host_budget
      SET share = GREATEST(0.01, 0.5 * LEAST(1, share + 0.02 / 60000000
            * GREATEST(0, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) - share_at))),
          share_at = TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))
      WHERE host = :host
        AND (refused = 0
          OR closed_until <= TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)))
      """;

  // By the primary key. Who closes it again while it is closed can only prolong that.
  private static final String CLOSE =
      """
      UPDATE host_budget
      SET refused = :refused,
          closed_until = GREATEST(closed_until,
            TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) + :pause)
      WHERE host = :host
      """;

  private final Handle handle;

  public HostTurnStore(Handle handle) {
    this.handle = handle;
  }

  /** Begins to hand out turns of a host, unless somebody has. */
  public void ensure(String host) {
    handle.createUpdate(ENSURE).bind("host", host).execute();
  }

  public Optional<HostTurns> read(String host) {
    return handle
        .createQuery(READ)
        .bind("host", host)
        .map((row, context) ->
            new HostTurns(
                row.getLong("now"),
                row.getLong("next_slot_at"),
                row.getDouble("share"),
                row.getLong("closed_until"),
                row.getBoolean("refused")))
        .findOne();
  }

  /** Takes slots up to the next one, unless somebody else has taken one since this was read. */
  public boolean take(String host, HostTurns found, long next) {
    return handle
            .createUpdate(TAKE)
            .bind("host", host)
            .bind("found", found.nextSlotAt())
            .bind("next", next)
            .execute()
        == 1;
  }

  /** Halves the rate, and closes the host for so long. Belongs into a transaction. */
  public void refused(String host, Duration pause) {
    handle.createUpdate(SLOW_DOWN).bind("host", host).execute();
    close(host, pause, true);
  }

  /** Closes the host for so long. */
  public void close(String host, Duration pause) {
    close(host, pause, false);
  }

  private void close(String host, Duration pause, boolean refused) {
    handle
        .createUpdate(CLOSE)
        .bind("host", host)
        .bind("pause", pause.toNanos() / 1_000)
        .bind("refused", refused)
        .execute();
  }
}
