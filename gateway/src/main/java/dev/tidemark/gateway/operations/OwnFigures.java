package dev.tidemark.gateway.operations;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What this process knows of itself without anybody who keeps figures over time. Thread-safe. */
final class OwnFigures {
  /** A figure as it is now, or has become since the start. */
  record Figure(String name, Unit unit, double value) {}

  private static final String REQUESTS = "tidemark.http.requests";

  private final MeterRegistry registry;

  OwnFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  List<Figure> all() {
    List<Figure> all = new ArrayList<>();
    highest(all, "uptime", Unit.SECONDS, "process.uptime");
    highest(all, "cpu", Unit.SHARE, "process.cpu.usage");
    highest(all, "memory", Unit.BYTES, "process.resident.memory");
    all.add(new Figure("requests", Unit.COUNT, requests(_ -> true)));
    all.add(new Figure("failed", Unit.COUNT, requests(status -> status.startsWith("5"))));
    all.add(new Figure("mean-latency", Unit.SECONDS, meanSeconds()));
    sum(all, "looks", Unit.COUNT, "tidemark_price_checks", _ -> true);
    sum(all, "looks-refused", Unit.COUNT, "tidemark_price_checks", OwnFigures::isRefused);
    sum(all, "changes", Unit.COUNT, "tidemark_price_changes", _ -> true);
    sum(all, "items", Unit.COUNT, "tidemark_price_items", _ -> true);
    sum(all, "due", Unit.COUNT, "tidemark_price_overdue_items", _ -> true);
    highest(all, "poll-lag", Unit.SECONDS, "tidemark_price_poll_lag_seconds");
    sum(all, "flash-sessions", Unit.COUNT, "tidemark_flash_sessions", _ -> true);
    sum(all, "flash-items", Unit.COUNT, "tidemark_flash_items", _ -> true);
    sum(all, "connections", Unit.COUNT, "hikaricp.connections.active", _ -> true);
    return all;
  }

  private static boolean isRefused(Meter meter) {
    String result = meter.getId().getTag("result");
    return "refused".equals(result) || "blocked".equals(result);
  }

  private double requests(Predicate<String> status) {
    return registry.find(REQUESTS).timers().stream()
        .filter(timer ->
            timer.getId().getTags().stream()
                .filter(tag -> tag.getKey().equals("status"))
                .map(Tag::getValue)
                .anyMatch(status))
        .mapToDouble(Timer::count)
        .sum();
  }

  private double meanSeconds() {
    double count = requests(_ -> true);
    double seconds =
        registry.find(REQUESTS).timers().stream()
            .mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS))
            .sum();
    return count == 0 ? 0 : seconds / count;
  }

  /** Left out when this process has no such meter: it plays other roles then. */
  private void sum(
      List<Figure> all, String name, Unit unit, String meter, Predicate<Meter> counted) {
    if (registry.find(meter).meters().isEmpty()) {
      return;
    }
    all.add(new Figure(name, unit, values(meter, counted).sum()));
  }

  private void highest(List<Figure> all, String name, Unit unit, String meter) {
    values(meter, _ -> true).max().ifPresent(value -> all.add(new Figure(name, unit, value)));
  }

  private DoubleStream values(String meter, Predicate<Meter> counted) {
    return registry.find(meter).meters().stream()
        .filter(counted)
        .flatMap(OwnFigures::measured)
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite);
  }

  private static Stream<Double> measured(Meter meter) {
    return StreamSupport.stream(meter.measure().spliterator(), false)
        .filter(each ->
            each.getStatistic() == Statistic.VALUE || each.getStatistic() == Statistic.COUNT)
        .map(each -> each.getValue());
  }
}
