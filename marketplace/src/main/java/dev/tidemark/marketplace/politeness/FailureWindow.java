package dev.tidemark.marketplace.politeness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The outcomes of the calls of the last minute. Not thread-safe. */
final class FailureWindow {
  private static final long LENGTH = Duration.ofSeconds(60).toNanos();

  /** Below this many calls a share says nothing. */
  private static final int FEWEST_CALLS = 20;

  private record Outcome(long nanos, boolean failed) {}

  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private int failures;

  void add(long nanos, boolean failed) {
    outcomes.addLast(new Outcome(nanos, failed));
    failures += failed ? 1 : 0;
    while (nanos - outcomes.getFirst().nanos() > LENGTH) {
      failures -= outcomes.removeFirst().failed() ? 1 : 0;
    }
  }

  /** At least half of at least 20 calls have failed. */
  boolean isBad() {
    return outcomes.size() >= FEWEST_CALLS && failures * 2 >= outcomes.size();
  }

  void clear() {
    outcomes.clear();
    failures = 0;
  }
}
