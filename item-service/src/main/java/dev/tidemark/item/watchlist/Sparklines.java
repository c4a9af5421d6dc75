package dev.tidemark.item.watchlist;

import dev.tidemark.item.history.Reduction;
import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.item.v1.PricePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the few steps of a small chart. */
final class Sparklines {
  /** Two for each day; a small chart has not many more pixels. */
  private static final int MOST_POINTS = 60;

  private static final Reduction<PriceStep> REDUCTION =
      new Reduction<>(step -> step.at().toEpochMilli(), step -> step.price().units());

  private Sparklines() {}

  /**
   * @param then the price in force at the start; null when nothing had been observed by then
   * @param rows the rows after the start, oldest first; those that changed no price are left out
   */
  static List<PricePoint> points(Instant start, @Nullable Price then, List<PriceStep> rows) {
    List<PriceStep> steps = new ArrayList<>();
    if (then != null) {
      steps.add(new PriceStep(start, then));
    }
    for (PriceStep row : rows) {
      if (steps.isEmpty() || !steps.getLast().price().equals(row.price())) {
        steps.add(row);
      }
    }
    return REDUCTION.atMost(MOST_POINTS, steps).stream().map(Sparklines::point).toList();
  }

  private static PricePoint point(PriceStep step) {
    return PricePoint.newBuilder()
        .setAtMs(step.at().toEpochMilli())
        .setPrice(step.price().units())
        .build();
  }
}
