package dev.tidemark.price.schedule;

import java.time.Duration;

/**
 * Steers {@code mu} of a host: looks that come late say that the intervals are too short for the
 * budget, looks that come early that they are too long. No solver knows all items.
 */
public final class BudgetController {
  /** How often mu is set anew. */
  public static final Duration EVERY = Duration.ofMinutes(5);

  /** With it even the dullest item is looked at as often as may be: once a day is 86,400 s. */
  static final double LEAST_MU = 1e-9;

  /** One watcher, one change in a thousand years, and a look every ten. */
  private static final double MOST_MU = 1e15;

  /** A tenth of what is missing, so that one odd five minutes do not shake everybody. */
  private static final double GAIN = 0.1;

  private static final double LARGEST_STEP = 0.05;

  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  private BudgetController() {}

  /**
   * A value to start with: with it the intervals would just fit if none were clamped.
   *
   * @param demand the sum over the items of the square roots of weight times changes a day
   */
  public static double start(double demand, double callsPerSecond) {
    double root = demand / Math.sqrt(SECONDS_PER_DAY) / callsPerSecond;
    return clamped(root * root / 2);
  }

  /**
   * The next value.
   *
   * @param lateness the mean over the looks since the last step, in their intervals; negative when
   *     they came early
   */
  public static double step(double mu, double lateness) {
    double change = Math.clamp(GAIN * lateness, -LARGEST_STEP, LARGEST_STEP);
    return clamped(mu * Math.exp(change));
  }

  /** Keeps what was learnt when items come or go: intervals grow with their number. */
  public static double rescaled(double mu, long itemsBefore, long itemsNow) {
    double growth = (double) Math.max(1, itemsNow) / Math.max(1, itemsBefore);
    return clamped(mu * growth * growth);
  }

  private static double clamped(double mu) {
    return Math.clamp(mu, LEAST_MU, MOST_MU);
  }
}
