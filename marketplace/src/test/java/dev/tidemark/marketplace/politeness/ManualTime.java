package dev.tidemark.marketplace.politeness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so, or when somebody sleeps. For one thread. */
public final class ManualTime implements Timekeeper {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  public void pass(Duration duration) {
    passed = passed.plus(duration);
  }

  /** How long has passed since the beginning. */
  public Duration passed() {
    return passed;
  }

  List<Duration> sleeps() {
    return sleeps;
  }

  @Override
  public Instant now() {
    return START.plus(passed);
  }

  @Override
  public long nanos() {
    // Close to where a long overflows, as System.nanoTime() may be.
    return Long.MAX_VALUE - 1_000_000_000L + passed.toNanos();
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    pass(duration);
  }
}
