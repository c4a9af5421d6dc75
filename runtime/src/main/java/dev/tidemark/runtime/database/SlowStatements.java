package dev.tidemark.runtime.database;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each statement that takes long into the log, under the id of its request: its text with
 * placeholders, never what was bound to them. Thread-safe.
 *
 * <p>The database's own log of slow statements cannot name the request: that would take a text of
 * its own for each, and statements are prepared once for all requests.
 */
final class SlowStatements implements SqlLogger {
  /** The same as {@code long_query_time} of the database, so that each is found in both logs. */
  static final Duration SLOW = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(SlowStatements.class);

  @Override
  public void logAfterExecution(StatementContext statement) {
    logIfSlow(statement, "done");
  }

  @Override
  public void logException(StatementContext statement, SQLException fault) {
    logIfSlow(statement, "failed");
  }

  private static void logIfSlow(StatementContext statement, String outcome) {
    long millis = statement.getElapsedTime(ChronoUnit.MILLIS);
    if (millis >= SLOW.toMillis()) {
      String sql = Objects.requireNonNullElse(statement.getRenderedSql(), "");
      log.info(
          "Slow statement millis={} outcome={} sql={}",
          millis,
          outcome,
          sql.strip().replaceAll("\\s+", " "));
    }
  }
}
