package dev.tidemark.bench.load;

import java.util.Map;

/**
 * One run and what it took.
 *
 * @param kind closed, open, limit
 * @param load connections of a closed loop, requests a second of an open one
 * @param cpu seconds of one processor by process
 * @param megabytes at the end by process, what they share shared out among them
 * @param stores what databases and Redis were asked, by counter
 */
record Measurement(
    String kind,
    String system,
    String scenario,
    int load,
    int round,
    Loop loop,
    Map<String, Double> cpu,
    Map<String, Double> megabytes,
    Map<String, Double> stores) {
  /** Of all processes together. */
  double cpuPerThousand() {
    double sum = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
    return 1_000 * sum / Math.max(1, loop.requests());
  }

  /** Of those processes whose names begin so. */
  double cpuPerThousand(String prefix) {
    double sum =
        cpu.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return 1_000 * sum / Math.max(1, loop.requests());
  }
}
