package dev.tidemark.runtime.tracing;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The name of a trace in log lines: {@code traceId}, beside the request's. */
public final class TraceId {
  /** The key of the mapped diagnostic context, as log lines name it. */
  public static final String MDC_KEY = "traceId";

  private TraceId() {}

  /** Names the trace in what this thread logs until the scope is closed; null names none. */
  public static Scope enter(@Nullable String id) {
    if (id == null) {
      return () -> {};
    }
    String before = MDC.get(MDC_KEY);
    MDC.put(MDC_KEY, id);
    return () -> {
      if (before == null) {
        MDC.remove(MDC_KEY);
      } else {
        MDC.put(MDC_KEY, before);
      }
    };
  }

  /** A stretch of work for one trace. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
