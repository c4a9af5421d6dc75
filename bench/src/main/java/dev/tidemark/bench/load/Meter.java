package dev.tidemark.bench.load;

import java.util.Map;
import java.util.TreeMap;

/** Reads counters before and after a run. */
final class Meter {
  /** A run. */
  interface Work {
    Loop run() throws InterruptedException;
  }

  private final StoreCounters counters;

  Meter(StoreCounters counters) {
    this.counters = counters;
  }

  Measurement measure(String kind, Target target, String scenario, int load, int round, Work work)
      throws InterruptedException {
    Map<String, Double> cpu = target.processes().cpu();
    Map<String, Double> stores = counters.read();
    Loop loop = work.run();
    Map<String, Double> storesAfter = counters.read();
    Map<String, Double> cpuAfter = target.processes().cpu();
    return new Measurement(
        kind,
        target.name(),
        scenario,
        load,
        round,
        loop,
        difference(cpu, cpuAfter),
        target.processes().memory(),
        difference(stores, storesAfter));
  }

  private static Map<String, Double> difference(
      Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> difference = new TreeMap<>();
    after.forEach((name, value) -> difference.put(name, value - before.getOrDefault(name, 0.0)));
    return difference;
  }
}
