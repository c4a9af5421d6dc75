package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What price services report of their connectors. A report that is not repeated grows old. */
public final class ConnectorReportStore {
  // By the primary key.
  private static final String REPORT =
      """
      INSERT INTO connector (region, source, owner, state, since, detail, next_call_at,
                             calls_per_hour, calls_used, seen_at)
      VALUES (:region, :source, :owner, :state, :since, :detail, :nextCallAt,
              :callsPerHour, :callsUsed,
              TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)
      ON DUPLICATE KEY UPDATE
        state = VALUES(state), since = VALUES(since), detail = VALUES(detail),
        next_call_at = VALUES(next_call_at), calls_per_hour = VALUES(calls_per_hour),
        calls_used = VALUES(calls_used), seen_at = VALUES(seen_at)
      """;

  // All of a table of a few dozen rows. A suspicion lasts an hour, so a day loses none.
  private static final String FORGET =
      """
      DELETE FROM connector WHERE seen_at < (UNIX_TIMESTAMP() - 86400) * 1000
      """;

  // By the start of the primary key: a suspicion is everybody's, whoever reports.
  private static final String SUSPECT =
      """
      UPDATE connector
      SET suspect_until = GREATEST(suspect_until, :until)
      WHERE region = :region AND source = :source
      """;

  // All of a table of a few dozen rows.
  private static final String SUSPICIONS =
      """
      SELECT region, source, MAX(suspect_until) AS suspect_until
      FROM connector
      WHERE suspect_until > :now
      GROUP BY region, source
      """;

  private static final int LONGEST_DETAIL = 500;

  private final Handle handle;

  public ConnectorReportStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * Reports now, by the database's clock.
   *
   * @param owner the price service that reports
   */
  public void report(String owner, ConnectorReport report) {
    String detail = report.detail();
    Instant nextCallAt = report.nextCallAt();
    handle
        .createUpdate(REPORT)
        .bind("region", report.region().number())
        .bind("source", report.source().number())
        .bind("owner", owner)
        .bind("state", report.state())
        .bind("since", report.since().toEpochMilli())
        .bind("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
        .bind("nextCallAt", nextCallAt == null ? null : nextCallAt.toEpochMilli())
        .bind("callsPerHour", report.callsPerHour())
        .bind("callsUsed", report.callsUsed())
        .execute();
  }

  /** Forgets the reports of price services that have been gone for a day. */
  public void forgetGone() {
    handle.createUpdate(FORGET).execute();
  }

  public void suspect(Suspicion suspicion) {
    handle
        .createUpdate(SUSPECT)
        .bind("region", suspicion.region().number())
        .bind("source", suspicion.source().number())
        .bind("until", suspicion.until().toEpochMilli())
        .execute();
  }

  /** The suspicions that still hold. */
  public List<Suspicion> suspicions(Instant now) {
    return handle
        .createQuery(SUSPICIONS)
        .bind("now", now.toEpochMilli())
        .map((row, context) ->
            new Suspicion(
                Region.ofNumber(row.getInt("region")),
                Source.ofNumber(row.getInt("source")),
                Instant.ofEpochMilli(row.getLong("suspect_until"))))
        .list();
  }
}
