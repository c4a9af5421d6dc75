package dev.tidemark.itemsdb.statistics;

import dev.tidemark.protocol.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Whole percents, rounded to the nearest as shops do in their own labels. */
public final class Percent {
  private Percent() {}

  /** Which part of a time it is; 100 only for all of it, so that "always" is never a rounding. */
  static int share(Duration part, Duration whole) {
    if (part.equals(whole)) {
      return 100;
    }
    return Math.min(99, rounded(part.toMillis(), whole.toMillis()));
  }

  /** By how much a price is below another; negative when it is above. */
  public static int discount(Price price, Price from) {
    return rounded(from.units() - price.units(), from.units());
  }

  private static int rounded(long part, long whole) {
    double nearest =
        BigDecimal.valueOf(part)
            .scaleByPowerOfTen(2)
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
            .doubleValue();
    // A narrowing from double stays at the end of the range, where one from long would wrap around.
    return (int) nearest;
  }
}
