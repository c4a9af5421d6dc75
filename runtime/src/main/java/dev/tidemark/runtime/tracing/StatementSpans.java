package dev.tidemark.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A span for each statement, or batch of one, that is run for a traced request: its text with
 * placeholders, never what was bound to them. Thread-safe.
 */
final class StatementSpans implements SqlLogger {
  private final Tracer tracer;
  private final SqlLogger next;

  /**
   * @param next is told of every statement as well
   */
  StatementSpans(Tracer tracer, SqlLogger next) {
    this.tracer = tracer;
    this.next = next;
  }

  @Override
  public void logAfterExecution(StatementContext statement) {
    next.logAfterExecution(statement);
    if (Span.current().isRecording()) {
      begin(statement).end(orNow(statement.getCompletionMoment()));
    }
  }

  @Override
  public void logException(StatementContext statement, SQLException fault) {
    next.logException(statement, fault);
    if (Span.current().isRecording()) {
      begin(statement)
          .setStatus(StatusCode.ERROR)
          .setAttribute("db.response.status_code", Integer.toString(fault.getErrorCode()))
          .end(orNow(statement.getExceptionMoment()));
    }
  }

  private Span begin(StatementContext statement) {
    String sql = Objects.requireNonNullElse(statement.getRenderedSql(), "").strip();
    String operation = sql.split("\\s", 2)[0];
    SpanBuilder span =
        tracer
            .spanBuilder(operation.isEmpty() ? "statement" : operation)
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(orNow(statement.getExecutionMoment()))
            .setAttribute("db.system.name", "mariadb")
            .setAttribute("db.query.text", sql);
    return span.startSpan();
  }

  private static Instant orNow(@Nullable Instant moment) {
    return moment == null ? Instant.now() : moment;
  }
}
