package dev.tidemark.runtime.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets out of this process only what is known to be no secret. Addresses of requests stay inside,
 * since a feed's holds its token, and so do messages of exceptions. Thread-safe.
 */
final class AllowedAttributes implements SpanExporter {
  private static final Set<String> ALLOWED =
      Set.of(
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "rpc.system",
          "rpc.service",
          "rpc.method",
          "rpc.grpc.status_code",
          "db.system.name",
          "db.query.text",
          "db.response.status_code");

  private final SpanExporter exporter;

  AllowedAttributes(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(Cleared::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static final class Cleared extends DelegatingSpanData {
    private final Attributes allowed;

    Cleared(SpanData span) {
      super(span);
      this.allowed =
          span.getAttributes().toBuilder().removeIf(key -> !ALLOWED.contains(key.getKey())).build();
    }

    @Override
    public Attributes getAttributes() {
      return allowed;
    }

    @Override
    public List<EventData> getEvents() {
      return List.of();
    }
  }
}
