package dev.tidemark.marketplace.affiliate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the calls of the last hour. Thread-safe. */
final class CallsOfTheHour {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  /** When each was made; at most as many as an hour's calls. */
  private final Deque<Long> calls = new ArrayDeque<>();

  synchronized void add(long nanos) {
    calls.addLast(nanos);
    forget(nanos);
  }

  synchronized int count(long nanos) {
    forget(nanos);
    return calls.size();
  }

  private void forget(long nanos) {
    while (!calls.isEmpty() && nanos - calls.getFirst() >= HOUR) {
      calls.removeFirst();
    }
  }
}
