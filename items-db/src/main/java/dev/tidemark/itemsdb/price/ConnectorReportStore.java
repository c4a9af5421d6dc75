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
      INSERT INTO connector (region, source, state, since, detail, seen_at)
      VALUES (:region, :source, :state, :since, :detail,
              TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)
      ON DUPLICATE KEY UPDATE
        state = VALUES(state), since = VALUES(since), detail = VALUES(detail),
        seen_at = VALUES(seen_at)
      """;

  // By the primary key.
  private static final String SUSPECT =
      """
      UPDATE connector
      SET suspect_until = GREATEST(suspect_until, :until)
      WHERE region = :region AND source = :source
      """;

  // The whole table: one row per region and source.
  private static final String SUSPICIONS =
      """
      SELECT region, source, suspect_until FROM connector WHERE suspect_until > :now
      """;

  private static final int LONGEST_DETAIL = 500;

  private final Handle handle;

  public ConnectorReportStore(Handle handle) {
    this.handle = handle;
  }

  /** Reports now, by the database's clock. */
  public void report(ConnectorReport report) {
    String detail = report.detail();
    handle
        .createUpdate(REPORT)
        .bind("region", report.region().number())
        .bind("source", report.source().number())
        .bind("state", report.state())
        .bind("since", report.since().toEpochMilli())
        .bind("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
        .execute();
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
