package dev.tidemark.runtime.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often a cache knew the answer. Thread-safe. */
public final class CacheReads {
  private final Counter hits;
  private final Counter misses;

  public CacheReads(String cache, MeterRegistry metrics) {
    hits = counter(cache, "hit", metrics);
    misses = counter(cache, "miss", metrics);
  }

  private static Counter counter(String cache, String result, MeterRegistry metrics) {
    return Counter.builder("tidemark.cache.reads")
        .tag("cache", cache)
        .tag("result", result)
        .register(metrics);
  }

  public void hit() {
    hits.increment();
  }

  public void miss() {
    misses.increment();
  }
}
