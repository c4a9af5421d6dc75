package dev.tidemark.price.lease;

import java.time.Duration;

/**
 * How long a lease runs and how often it is prolonged.
 *
 * @param balanceEvery how often buckets are taken and given back
 */
public record LeaseTimes(Duration lease, Duration renewEvery, Duration balanceEvery) {
  /**
   * Ten seconds, so that a crashed service's items wait no longer than that; three chances to
   * prolong a lease before it ends; one second to learn of a service that has come or gone.
   */
  public static final LeaseTimes USUAL =
      new LeaseTimes(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(1));

  public LeaseTimes {
    if (renewEvery.multipliedBy(2).compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "a lease of " + lease + " cannot be renewed twice at every " + renewEvery);
    }
  }
}
