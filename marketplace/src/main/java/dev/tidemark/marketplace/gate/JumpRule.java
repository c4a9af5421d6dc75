package dev.tidemark.marketplace.gate;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.util.Map;

/**
 * Which changes of believed prices still need a second look. Stateless; who knows the history
 * decides about exceptions.
 */
public final class JumpRule {
  private JumpRule() {}

  /** More than 50 % up or more than 70 % down: genuine ones exist, but so do slips. */
  public static boolean suspicious(Price before, Price now) {
    long old = before.units();
    long change = now.units() - old;
    // 70 % of a long without leaving the longs.
    long deepest = old / 10 * 7 + old % 10 * 7 / 10;
    return change > old / 2 || -change > deepest;
  }

  /**
   * Whether every model that was known before has changed, and not all by the same factor: sellers
   * change one or two prices or give everything the same discount, inventors change all of them at
   * random. Factors within a thousandth are the same, because prices are rounded.
   */
  public static boolean allDifferently(Map<ModelId, Price> before, Map<ModelId, Price> now) {
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    int known = 0;
    for (Map.Entry<ModelId, Price> model : before.entrySet()) {
      Price price = now.get(model.getKey());
      if (price != null) {
        if (price.equals(model.getValue())) {
          return false;
        }
        known++;
        double factor = (double) price.units() / model.getValue().units();
        lowest = Math.min(lowest, factor);
        highest = Math.max(highest, factor);
      }
    }
    return known >= 2 && highest / lowest > 1.001;
  }
}
