package dev.tidemark.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread's stretch of work within a span, which names its trace in the log as well. */
final class CurrentTrace {
  private CurrentTrace() {}

  static <T> T get(Context context, Supplier<T> work) {
    try (Scope _ = context.makeCurrent();
        TraceId.Scope _ = TraceId.enter(idOf(context))) {
      return work.get();
    }
  }

  static void run(Context context, Runnable work) {
    try (Scope _ = context.makeCurrent();
        TraceId.Scope _ = TraceId.enter(idOf(context))) {
      work.run();
    }
  }

  private static @Nullable String idOf(Context context) {
    SpanContext span = Span.fromContext(context).getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }
}
