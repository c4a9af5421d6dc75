package dev.tidemark.protocol;

import java.util.Arrays;

/**
 * How an item came to be tracked.
 *
 * <p>The number is stored and is never changed or used again.
 */
public enum Origin {
  /** Somebody submitted its link. */
  WATCH(1, "watch"),
  /** A flash sale offered it before anybody submitted it. */
  FLASH_SALE(2, "flash-sale");

  private final int number;
  private final String code;

  Origin(int number, String code) {
    this.number = number;
    this.code = code;
  }

  /** The word in JSON and on screen, such as {@code flash-sale}. */
  public String code() {
    return code;
  }

  /** The number in stored rows, 1..127. */
  public int number() {
    return number;
  }

  /**
   * Finds an origin by the number in stored rows.
   *
   * @throws IllegalArgumentException when no origin has that number
   */
  public static Origin ofNumber(int number) {
    return Arrays.stream(values())
        .filter(origin -> origin.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no origin has the number " + number));
  }
}
