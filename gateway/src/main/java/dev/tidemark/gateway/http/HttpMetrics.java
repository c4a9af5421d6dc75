package dev.tidemark.gateway.http;

import dev.tidemark.runtime.grpc.RequestId;
import dev.tidemark.runtime.tracing.TraceId;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, times and measures every answer by the template of its path, and writes the access log.
 * Thread-safe.
 */
public final class HttpMetrics {
  private static final Logger log = LoggerFactory.getLogger("dev.tidemark.gateway.access");

  /** From a cached answer to the deadline of the services. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3)
  };

  private final MeterRegistry registry;
  private final String role;
  private final HttpTraces traces;
  private final Map<Label, Timer> timers = new ConcurrentHashMap<>();
  private final Map<Label, DistributionSummary> sizes = new ConcurrentHashMap<>();

  private record Label(String route, String method, int status) {}

  public HttpMetrics(MeterRegistry registry, String role, HttpTraces traces) {
    this.registry = registry;
    this.role = role;
    this.traces = traces;
  }

  /** Measures an exchange when its answer has been sent. */
  void watch(Exchange exchange) {
    exchange.trace(traces.begin(exchange));
    exchange.response().endHandler(_ -> record(exchange));
  }

  private void record(Exchange exchange) {
    HttpServerResponse response = exchange.response();
    String method = exchange.request().method().name();
    // A stream lasts as long as a page is open; its time would only blur the others'.
    Label label = new Label(exchange.route(), known(method), response.getStatusCode());
    timers.computeIfAbsent(label, this::timer).record(Duration.ofNanos(exchange.elapsedNanos()));
    sizes.computeIfAbsent(label, this::size).record((double) response.bytesWritten());
    if (log.isDebugEnabled() || response.getStatusCode() >= 500) {
      logLine(exchange, method);
    }
    exchange.trace().end(exchange);
  }

  private static void logLine(Exchange exchange, String method) {
    HttpServerResponse response = exchange.response();
    try (RequestId.Scope _ = RequestId.enter(exchange.requestId());
        TraceId.Scope _ = TraceId.enter(exchange.trace().id())) {
      log.atLevel(
              response.getStatusCode() >= 500
                  ? org.slf4j.event.Level.WARN
                  : org.slf4j.event.Level.DEBUG)
          .log(
              "A request was answered: method={} route={} status={} bytes={} micros={}",
              method,
              exchange.route(),
              response.getStatusCode(),
              response.bytesWritten(),
              exchange.elapsedNanos() / 1_000);
    }
  }

  /** Clients may invent methods; a label must not. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "other";
    };
  }

  private Timer timer(Label label) {
    return Timer.builder("tidemark.http.requests")
        .description("Requests by route, method and status, and how long they took")
        .tags(tags(label))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private DistributionSummary size(Label label) {
    return DistributionSummary.builder("tidemark.http.response")
        .description("Size of answers by route, method and status")
        .baseUnit("bytes")
        .tags(tags(label))
        .register(registry);
  }

  private Tags tags(Label label) {
    return Tags.of(
        "role",
        role,
        "route",
        label.route(),
        "method",
        label.method(),
        "status",
        Integer.toString(label.status()));
  }
}
