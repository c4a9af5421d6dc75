package dev.tidemark.e2e;

import java.net.URI;
import java.util.List;

/** The figures that a role shows to Prometheus at its admin port. */
record MetricsPage(List<String> lines) {
  static MetricsPage of(URI admin) {
    return new MetricsPage(Web.get(admin.resolve("metrics")).body().lines().toList());
  }

  /** The sum over all label sets of a metric. */
  double sum(String metric) {
    return lines.stream()
        .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
