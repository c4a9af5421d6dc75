package dev.tidemark.gateway.operations;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** GET /admin/operations: how the installation runs, over time where a Prometheus keeps figures. */
public final class OperationsHandler implements Endpoint.Work.Blocking {
  /** More lines are no chart any more. */
  private static final int MOST_LINES = 8;

  private final @Nullable Prometheus prometheus;
  private final OwnFigures own;
  private final InstantSource clock;

  /**
   * @param url where Prometheus is; empty where there is none
   */
  public OperationsHandler(String url, MeterRegistry metrics, InstantSource clock) {
    this.prometheus = url.isEmpty() ? null : new Prometheus(url);
    this.own = new OwnFigures(metrics);
    this.clock = clock;
  }

  private record NamedSeries(String legend, Series series) {}

  private record DrawnChart(Chart chart, List<NamedSeries> lines) {}

  @Override
  public Answer handle(ApiRequest request) throws InterruptedException {
    Window window =
        request.query("window").word("window", Window::of, Window.EXPECTED).orElse(Window.HOUR);
    return prometheus == null ? ownFigures() : overTime(prometheus, window);
  }

  private Answer ownFigures() {
    List<OwnFigures.Figure> figures = own.all();
    return Answer.json(
        200,
        json -> {
          json.writeStringProperty("source", "process");
          json.writeArrayPropertyStart("figures");
          for (OwnFigures.Figure figure : figures) {
            json.writeStartObject();
            json.writeStringProperty("name", figure.name());
            json.writeStringProperty("unit", figure.unit().word());
            json.writeNumberProperty("value", figure.value());
            json.writeEndObject();
          }
          json.writeEndArray();
          for (String nothing : List.of("charts", "targets", "alerts")) {
            json.writeArrayPropertyStart(nothing);
            json.writeEndArray();
          }
        });
  }

  private Answer overTime(Prometheus prometheus, Window window) throws InterruptedException {
    Instant to = clock.instant();
    Instant from = to.minus(window.length());
    // Every question at once: the page waits for the slowest, not for all.
    try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Series>> targets = asking.submit(() -> prometheus.now("up"));
      Future<List<Prometheus.Alert>> alerts = asking.submit(prometheus::alerts);
      List<Future<DrawnChart>> charts =
          Charts.ALL.stream()
              .map(chart -> asking.submit(() -> draw(prometheus, chart, window, from, to)))
              .toList();
      List<DrawnChart> drawn = new ArrayList<>();
      for (Future<DrawnChart> chart : charts) {
        drawn.add(result(chart));
      }
      return answer(window, from, to, drawn, result(targets), result(alerts));
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static DrawnChart draw(
      Prometheus prometheus, Chart chart, Window window, Instant from, Instant to) {
    List<NamedSeries> lines =
        chart.lines().stream()
            .flatMap(line ->
                prometheus.over(line.query(), from, to, window.step()).stream()
                    .map(series -> new NamedSeries(series.named(line.legend()), series)))
            .sorted(
                Comparator.comparingDouble((NamedSeries line) -> line.series().highest())
                    .reversed()
                    .thenComparing(NamedSeries::legend))
            .limit(MOST_LINES)
            .toList();
    return new DrawnChart(chart, lines);
  }

  private static Answer answer(
      Window window,
      Instant from,
      Instant to,
      List<DrawnChart> charts,
      List<Series> targets,
      List<Prometheus.Alert> alerts) {
    return Answer.json(
        200,
        json -> {
          json.writeStringProperty("source", "prometheus");
          json.writeStringProperty("window", window.word());
          Json.time(json, "from", from.toEpochMilli());
          Json.time(json, "to", to.toEpochMilli());
          json.writeNumberProperty("stepSeconds", window.step().toSeconds());
          json.writeArrayPropertyStart("charts");
          charts.forEach(chart -> write(json, chart));
          json.writeEndArray();
          json.writeArrayPropertyStart("targets");
          targets.stream()
              .sorted(Comparator.comparing(target -> target.named("{{job}} {{instance}}")))
              .forEach(target -> writeTarget(json, target));
          json.writeEndArray();
          json.writeArrayPropertyStart("alerts");
          alerts.forEach(alert -> write(json, alert));
          json.writeEndArray();
          json.writeArrayPropertyStart("figures");
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, DrawnChart drawn) {
    json.writeStartObject();
    json.writeStringProperty("name", drawn.chart().name());
    json.writeStringProperty("unit", drawn.chart().unit().word());
    json.writeArrayPropertyStart("lines");
    for (NamedSeries line : drawn.lines()) {
      json.writeStartObject();
      json.writeStringProperty("legend", line.legend());
      json.writeArrayPropertyStart("points");
      for (Series.Point point : line.series().points()) {
        json.writeStartArray();
        json.writeNumber(point.at());
        json.writeNumber(point.value());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTarget(JsonGenerator json, Series target) {
    json.writeStartObject();
    json.writeStringProperty("job", target.named("{{job}}"));
    json.writeStringProperty("instance", target.named("{{instance}}"));
    json.writeBooleanProperty("up", target.last() == 1);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Prometheus.Alert alert) {
    json.writeStartObject();
    json.writeStringProperty("name", alert.name());
    json.writeStringProperty("severity", alert.severity());
    json.writeStringProperty("summary", alert.summary());
    Json.time(json, "since", alert.since().toEpochMilli());
    json.writeEndObject();
  }
}
