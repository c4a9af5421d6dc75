package dev.tidemark.protocol;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether something can be bought. Sold out is a state of the stock, never a price. The number is
 * stored.
 */
public enum StockState {
  /** The shop did not say. */
  UNKNOWN(0),
  IN(1),
  OUT(2);

  private final int number;
  private final String code = name().toLowerCase(Locale.ROOT);

  StockState(int number) {
    this.number = number;
  }

  /** The word in JSON: {@code in}, {@code out} or {@code unknown}. */
  public String code() {
    return code;
  }

  /** The number in stored rows. */
  public int number() {
    return number;
  }

  /**
   * Finds a state by the number in stored rows.
   *
   * @throws IllegalArgumentException when no state has that number
   */
  public static StockState ofNumber(int number) {
    return Arrays.stream(values())
        .filter(state -> state.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stock state has the number " + number));
  }
}
