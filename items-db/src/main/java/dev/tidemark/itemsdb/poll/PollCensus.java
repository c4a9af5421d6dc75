package dev.tidemark.itemsdb.poll;

import dev.tidemark.protocol.Region;

/**
 * The items of one region, counted.
 *
 * @param demand the sum of the square roots of weight times changes a day
 * @param weight the sum of the weights
 * @param staleWeight the weight of what has probably changed since it was last looked at
 * @param overdue items that are due now
 * @param fromTheFuture items that wait because the clock was set back
 */
public record PollCensus(
    Region region,
    long items,
    double demand,
    double weight,
    double staleWeight,
    long overdue,
    long fromTheFuture) {

  /** Share of the weight that has probably changed since it was last looked at, 0 to 1. */
  public double staleShare() {
    return weight == 0 ? 0 : staleWeight / weight;
  }
}
