package dev.tidemark.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be said of the requests that reached a shop. */
final class Requests {
  private Requests() {}

  /** The most requests within any span of this length. */
  static int most(List<Tap.Asked> asked, Duration span) {
    List<Instant> times = asked.stream().map(Tap.Asked::at).toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (!times.get(first).plus(span).isAfter(times.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** How many requests asked for an item that had been asked for less than this long before. */
  static long repeatedWithin(List<Tap.Asked> asked, Duration pause) {
    Map<Long, Instant> latest = new HashMap<>();
    long repeated = 0;
    for (Tap.Asked each : asked) {
      if (each.item() == 0) {
        continue;
      }
      Instant before = latest.put(each.item(), each.at());
      if (before != null && Duration.between(before, each.at()).compareTo(pause) < 0) {
        repeated++;
      }
    }
    return repeated;
  }
}
