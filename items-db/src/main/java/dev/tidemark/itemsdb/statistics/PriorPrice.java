package dev.tidemark.itemsdb.statistics;

import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The price with which a reduction has to be compared: the lowest that we observed in the 30 days
 * before it.
 *
 * <p>The rule is Article 6a of Directive 98/6/EC; where a price is cut again and again without a
 * rise in between, the 30 days are those before the first cut (paragraph 5). The law speaks of the
 * prices a trader applied, we of those we saw, so the number of days on which we looked goes with
 * the price.
 *
 * @param days on how many of the 30 days we looked
 */
public record PriorPrice(Price price, int days) {
  public static final int DAYS = 30;

  /**
   * How long after its last cut a price counts as reduced. What has held for a quarter of a year is
   * the price, not a reduction; it is also as far back as our other statistics look.
   */
  static final Duration REDUCED_FOR = Duration.ofDays(90);

  /** Empty when the last move was a rise, is too long ago, or nothing was on sale before it. */
  static Optional<PriorPrice> of(PriceSeries series) {
    List<PriceStep> steps = series.steps();
    int first = firstCut(steps);
    if (first == 0) {
      return Optional.empty();
    }
    if (Duration.between(steps.getLast().at(), series.now()).compareTo(REDUCED_FOR) > 0) {
      return Optional.empty();
    }
    return before(series, steps.get(first).at());
  }

  /**
   * The lowest price of the 30 days before a moment, whatever the price did then; empty when
   * nothing was on sale.
   */
  public static Optional<PriorPrice> before(PriceSeries series, Instant moment) {
    Window before = series.window(moment.minus(Duration.ofDays(DAYS)), moment);
    return before.lowest().map(lowest -> new PriorPrice(lowest.price(), before.daysLooked()));
  }

  /** The first of the cuts at the end of the series; 0 when the last step is not a cut. */
  private static int firstCut(List<PriceStep> steps) {
    int first = 0;
    for (int i = steps.size() - 1; i > 0 && isCut(steps, i); i--) {
      first = i;
    }
    return first;
  }

  private static boolean isCut(List<PriceStep> steps, int i) {
    return steps.get(i).price().compareTo(steps.get(i - 1).price()) < 0;
  }
}
