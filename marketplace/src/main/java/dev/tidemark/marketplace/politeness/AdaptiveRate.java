package dev.tidemark.marketplace.politeness;

import java.time.Duration;

/**
 * The rate of calls that a host puts up with: half as fast after each refusal, then 2 % of the full
 * rate faster with every minute (additive increase, multiplicative decrease). Thread-safe.
 */
public final class AdaptiveRate {
  private static final double AFTER_REFUSAL = 0.5;
  private static final double GAIN_PER_MINUTE = 0.02;

  /** Slower than this nobody could tell whether the host has forgiven us. */
  private static final double LOWEST_SHARE = 0.01;

  private static final double MINUTE = Duration.ofMinutes(1).toNanos();

  private final double full;
  private double share = 1;
  private long sharedAt;

  /** Starts at the full rate. */
  public AdaptiveRate(double perSecond) {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate is more than 0 per second, not " + perSecond);
    }
    this.full = perSecond;
  }

  public synchronized double perSecond(long nanos) {
    return full * share(nanos);
  }

  /** The host has shown that we are too fast. */
  public synchronized void refused(long nanos) {
    share = Math.max(LOWEST_SHARE, share(nanos) * AFTER_REFUSAL);
    sharedAt = nanos;
  }

  private double share(long nanos) {
    return share >= 1 ? 1 : Math.min(1, share + (nanos - sharedAt) / MINUTE * GAIN_PER_MINUTE);
  }
}
