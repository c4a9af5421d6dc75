package dev.tidemark.price.observation;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts of money as people and programs write them; strictly, for a guess could be wrong.
 */
final class AmountText {
  /** Longer than anything that fits into 64 bits, so that too large is told from unreadable. */
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,10})?");

  private static final BigDecimal SCALE = BigDecimal.valueOf(Price.UNITS_PER_CURRENCY_UNIT);

  private AmountText() {}

  /**
   * The amount in 1/100,000 of the currency unit; it may still be 0, negative or too fine for the
   * region, which the gate decides.
   *
   * @return null when there is none
   * @throws RefusedException not-a-number, too-large or granularity
   */
  static @Nullable Long units(String field, @Nullable String text, Region region) {
    if (text == null) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw new RefusedException(
          Reason.NOT_A_NUMBER,
          "%s is a decimal number with a point and without thousands separators, such as %s, not '%s'"
              .formatted(field, example(region), Shown.text(text)));
    }
    BigDecimal units = new BigDecimal(text).multiply(SCALE).stripTrailingZeros();
    if (units.scale() > 0) {
      throw new RefusedException(Reason.GRANULARITY, granularity(region, field, text));
    }
    if (units.toBigInteger().bitLength() > Long.SIZE - 1) {
      throw new RefusedException(Reason.TOO_LARGE, tooLarge(field, text));
    }
    return units.longValueExact();
  }

  static String granularity(Region region, String field, String text) {
    return "%s in %s has at most %d decimals, such as %s, not %s"
        .formatted(field, region.currency(), region.decimals(), example(region), Shown.text(text));
  }

  static String tooLarge(String field, String text) {
    return field + " is below 10000000000, not " + Shown.text(text);
  }

  private static String example(Region region) {
    return region.decimals() == 0 ? "34500" : "12.90";
  }
}
