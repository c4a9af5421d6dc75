package dev.tidemark.server.cluster;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to wait before a process that has ended is started again: at once the first time, then
 * twice as long each time, until it has run for a minute. Thread-safe.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long STEADY_NANOS = Duration.ofMinutes(1).toNanos();

  /** Whoever waits for a start gives up after so many ends without a steady run. */
  private static final int HOPELESS = 4;

  private final LongSupplier nanoTime;
  private long startedAt;
  private int ends;

  BackOff(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized void started() {
    startedAt = nanoTime.getAsLong();
  }

  /** Counts an end and tells how long to wait. */
  synchronized Duration next() {
    ends = nanoTime.getAsLong() - startedAt >= STEADY_NANOS ? 1 : ends + 1;
    Duration delay = FIRST.multipliedBy(1L << Math.min(ends - 1, 10));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }

  synchronized boolean isHopeless() {
    return ends >= HOPELESS;
  }
}
