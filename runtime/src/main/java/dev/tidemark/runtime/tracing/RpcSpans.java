package dev.tidemark.runtime.tracing;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.Set;

/** What the spans of both sides of a call have in common. Thread-safe. */
record RpcSpans(Tracer tracer) {
  /** The others tell the caller something about what was asked for. */
  private static final Set<Status.Code> FAULTS =
      Set.of(
          Status.Code.UNKNOWN,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.INTERNAL,
          Status.Code.UNIMPLEMENTED,
          Status.Code.UNAVAILABLE,
          Status.Code.DATA_LOSS);

  /** Whether the work is done for a request that has a trace, recorded or not. */
  static boolean hasTrace(Context context) {
    return Span.fromContext(context).getSpanContext().isValid();
  }

  static Metadata.Key<String> header(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  Span start(MethodDescriptor<?, ?> method, SpanKind kind, Context parent) {
    return tracer
        .spanBuilder(method.getFullMethodName())
        .setParent(parent)
        .setSpanKind(kind)
        .setAttribute("rpc.system", "grpc")
        .setAttribute("rpc.service", Objects.requireNonNullElse(method.getServiceName(), ""))
        .setAttribute("rpc.method", Objects.requireNonNullElse(method.getBareMethodName(), ""))
        .startSpan();
  }

  /** Does nothing for a span that has ended. */
  static void end(Span span, Status status) {
    span.setAttribute("rpc.grpc.status_code", status.getCode().value());
    if (FAULTS.contains(status.getCode())) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
