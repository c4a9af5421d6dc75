package dev.tidemark.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in 1/100,000 of a currency unit, the scale of Shopee's own answers; always
 * positive.
 *
 * <p>The currency is that of the item's {@link Region}; it is named once beside a price or a list
 * of them.
 */
public record Price(long units) implements Comparable<Price> {
  public static final long UNITS_PER_CURRENCY_UNIT = 100_000;
  private static final int SCALE = 5;

  public Price {
    if (units <= 0) {
      throw new IllegalArgumentException("a price is more than 0, not " + units + " units");
    }
  }

  /**
   * Reads an amount such as {@code 129.00}.
   *
   * @throws IllegalArgumentException when it is not a plain positive decimal number, has more than
   *     five decimals, or is beyond 2^63 units
   */
  public static Price ofDecimal(String amount) {
    if (!amount.matches("[0-9]{1,14}(\\.[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "an amount is a decimal number such as 129.00, not '" + amount + "'");
    }
    try {
      return new Price(new BigDecimal(amount).movePointRight(SCALE).longValueExact());
    } catch (ArithmeticException outOfRange) {
      throw new IllegalArgumentException("the amount " + amount + " is too large", outOfRange);
    }
  }

  /**
   * Whether this amount can be written with so many decimals without rounding. Shopee's genuine
   * prices always can, the prices it invents for suspected robots almost never.
   */
  public boolean fits(int decimals) {
    return units % smallestStep(decimals) == 0;
  }

  /**
   * The amount with exactly so many decimals, rounded half up where it does not fit, such as {@code
   * 129.00}.
   */
  public String toDecimal(int decimals) {
    return BigDecimal.valueOf(units, SCALE)
        .setScale(decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** How many units the smallest coin of a currency with so many decimals (0..5) is worth. */
  public static long smallestStep(int decimals) {
    if (decimals < 0 || decimals > SCALE) {
      throw new IllegalArgumentException("decimals are 0 to " + SCALE + ", not " + decimals);
    }
    long step = UNITS_PER_CURRENCY_UNIT;
    for (int i = 0; i < decimals; i++) {
      step /= 10;
    }
    return step;
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(units, other.units);
  }
}
