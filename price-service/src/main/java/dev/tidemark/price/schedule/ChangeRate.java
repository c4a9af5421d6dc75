package dev.tidemark.price.schedule;

import java.time.Duration;

/**
 * How often an item changes, as far as looks at it have taught: its changes a day are believed to
 * be Gamma distributed with {@code alpha} and {@code beta} (days).
 *
 * <p>A look tells one bit: whether anything has changed since the last one. No change after t days
 * leaves a Gamma with {@code beta + t}; a change leaves something else, which is replaced by the
 * Gamma of the same mean and variance. Both are closed forms, and two numbers are all that is kept.
 */
public record ChangeRate(double alpha, double beta) {
  /** Of an item that nobody has looked at twice: 0.6 changes a day, and little faith in it. */
  public static final ChangeRate PRIOR = new ChangeRate(0.4, 0.4 / 0.6);

  /**
   * What is remembered at most, in days of watching and in changes seen: items change their habits,
   * and with two months behind it the estimate still follows within weeks.
   */
  private static final double MEMORY = 60;

  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  public ChangeRate {
    if (!(alpha > 0 && beta > 0 && Double.isFinite(alpha) && Double.isFinite(beta))) {
      throw new IllegalArgumentException(
          "alpha and beta are finite and above 0, not " + alpha + " and " + beta);
    }
  }

  /** The expected changes a day. */
  public double perDay() {
    return alpha / beta;
  }

  /** What is known after a look that followed the last one so much later. */
  public ChangeRate after(Duration sinceLastLook, boolean changed) {
    double days = sinceLastLook.toMillis() / MILLIS_PER_DAY;
    if (days <= 0) {
      return this;
    }
    return changed ? changedWithin(days) : remembered(alpha, beta + days);
  }

  private ChangeRate changedWithin(double days) {
    double logR = Math.log(beta / (beta + days));
    // 1 - q, 1 - q r and 1 - q r^2 with q = r^alpha, exact also when they are tiny.
    double changed = -Math.expm1(alpha * logR);
    double mean = alpha / beta * -Math.expm1((alpha + 1) * logR) / changed;
    double square = alpha * (alpha + 1) / (beta * beta) * -Math.expm1((alpha + 2) * logR) / changed;
    double variance = square - mean * mean;
    // Rounding may eat a variance that is tiny beside the mean; then the look taught nothing.
    return variance > 0 ? remembered(mean * mean / variance, mean / variance) : this;
  }

  private static ChangeRate remembered(double alpha, double beta) {
    double excess = Math.max(alpha, beta) / MEMORY;
    return excess > 1 ? new ChangeRate(alpha / excess, beta / excess) : new ChangeRate(alpha, beta);
  }
}
