package dev.tidemark.marketplace.politeness;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after the n-th failure in a row: twice as long each time, and at random. */
public final class BackOff {
  /** For single items and for circuit breakers. */
  public static final Duration BASE = Duration.ofSeconds(30);

  public static final Duration CAP = Duration.ofHours(6);

  private final Duration base;
  private final Duration cap;
  private final RandomGenerator random;

  public BackOff(RandomGenerator random) {
    this(BASE, CAP, random);
  }

  public BackOff(Duration base, Duration cap, RandomGenerator random) {
    this.base = base;
    this.cap = cap;
    this.random = random;
  }

  /**
   * Anything from nothing to the bound, so that many who failed together do not return together.
   */
  public Duration fullJitter(int failures) {
    return Duration.ofMillis(random.nextLong(bound(failures).toMillis() + 1));
  }

  /** From half the bound to the bound: for when coming back at once would be rude. */
  public Duration halfJitter(int failures) {
    long half = bound(failures).toMillis() / 2;
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }

  /** The longest wait after so many failures in a row, of which there is at least one. */
  public Duration bound(int failures) {
    // Thirty doublings of a millisecond are twelve days, beyond any cap.
    int doublings = Math.clamp(failures - 1, 0, 30);
    Duration bound = base.multipliedBy(1L << doublings);
    return bound.compareTo(cap) < 0 ? bound : cap;
  }
}
