package dev.tidemark.simulator.http;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How many requests came, by second and by path, so that a test can check budgets. Keeps the last
 * two hours. Thread-safe.
 */
public final class RequestLog {
  private static final int SECONDS_KEPT = 7_200;

  /** More paths than the shop has only come from mistakes. */
  private static final int PATHS_PER_SECOND = 64;

  private final ConcurrentSkipListMap<Long, TreeMap<String, Integer>> seconds =
      new ConcurrentSkipListMap<>();

  public void add(Instant now, String path) {
    long second = now.getEpochSecond();
    TreeMap<String, Integer> counts = seconds.computeIfAbsent(second, any -> new TreeMap<>());
    synchronized (counts) {
      String counted = counts.size() < PATHS_PER_SECOND ? path : "other";
      counts.merge(counted, 1, Integer::sum);
    }
    while (seconds.size() > SECONDS_KEPT) {
      seconds.pollFirstEntry();
    }
  }

  /** The counts by path of each second in the span that had any, oldest first. */
  public Map<Instant, Map<String, Integer>> between(Instant from, Instant until) {
    Map<Instant, Map<String, Integer>> counts = new TreeMap<>();
    seconds
        .subMap(from.getEpochSecond(), Math.max(from.getEpochSecond(), until.getEpochSecond()))
        .forEach((second, paths) -> {
          synchronized (paths) {
            counts.put(Instant.ofEpochSecond(second), new TreeMap<>(paths));
          }
        });
    return counts;
  }

  public void clear() {
    seconds.clear();
  }
}
