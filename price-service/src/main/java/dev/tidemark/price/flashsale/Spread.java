package dev.tidemark.price.flashsale;

import java.time.Duration;
import java.time.Instant;

/**
 * Spreads looks that are all wanted at once, so that they take half of the budget and an item that
 * somebody adds meanwhile need not wait for them. Thread-safe.
 */
final class Spread {
  private static final double SHARE = 0.5;

  private final Duration step;
  private Instant next = Instant.EPOCH;

  /**
   * Spreads within a budget.
   *
   * @param perSecond the calls that the host grants
   */
  Spread(double perSecond) {
    this.step = Duration.ofMillis((long) Math.ceil(1_000 / (SHARE * perSecond)));
  }

  /** The time of the look at this position, the first one now. */
  Instant at(Instant now, int position) {
    return now.plus(step.multipliedBy(position));
  }

  /** When the first look at a new item is due: after those of the new items before it. */
  synchronized Instant firstLook(Instant now) {
    if (next.isBefore(now)) {
      next = now;
    }
    return next;
  }

  /** The last first look that was named is made use of. */
  synchronized void taken() {
    next = next.plus(step);
  }
}
