package dev.tidemark.gateway.http;

import dev.tidemark.runtime.tracing.OpenTelemetryTracing;
import dev.tidemark.runtime.tracing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.http.HttpServerRequest;

/** A span for each exchange, under the trace that its request brings, if any. Thread-safe. */
final class RecordedHttpTraces implements HttpTraces {
  private static final TextMapGetter<HttpServerRequest> FROM_HEADERS =
      (request, name) -> request == null ? null : request.getHeader(name);

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  private RecordedHttpTraces(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("dev.tidemark");
    this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
    // Loads EventLoopTraces: an event loop has room only for what was registered before it began.
    ContextStorage _ = ContextStorage.get();
  }

  static HttpTraces of(Tracing tracing) {
    if (tracing instanceof OpenTelemetryTracing recording) {
      return new RecordedHttpTraces(recording.openTelemetry());
    }
    throw new IllegalArgumentException("nothing is recorded by " + tracing);
  }

  @Override
  public ExchangeTrace begin(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    Context parent = propagator.extract(Context.root(), request, FROM_HEADERS);
    Span span =
        tracer
            .spanBuilder(request.method().name())
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", request.method().name())
            .startSpan();
    EventLoopTraces.begin(parent.with(span));
    exchange.response().putHeader("traceresponse", header(span.getSpanContext()));
    return new Recorded(span);
  }

  /** As the second level of W3C Trace Context has it. */
  private static String header(SpanContext span) {
    return "00-%s-%s-%s"
        .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
  }

  private record Recorded(Span span) implements ExchangeTrace {
    @Override
    public String id() {
      return span.getSpanContext().getTraceId();
    }

    @Override
    public void end(Exchange exchange) {
      int status = exchange.response().getStatusCode();
      span.updateName(exchange.request().method() + " " + exchange.route());
      span.setAttribute("http.route", exchange.route());
      span.setAttribute("http.response.status_code", status);
      if (status >= 500) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }
}
