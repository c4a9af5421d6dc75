package dev.tidemark.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a price was seen. Series of different sources are kept apart and never silently mixed.
 *
 * <p>The number is stored and is never changed or used again.
 */
public enum Source {
  /** The Shopee Affiliate Open API, with the operator's own app id. */
  AFFILIATE(1),
  /** Shopee's web endpoints. */
  WEB(2),
  /** A shopper's own browser. */
  EXTENSION(3),
  /** A file of earlier observations. */
  IMPORT(4),
  /** The demo shop. */
  DEMO(5);

  private final int number;
  private final String code = name().toLowerCase(Locale.ROOT);

  Source(int number) {
    this.number = number;
  }

  /** The word in JSON and on screen, such as {@code web}. */
  public String code() {
    return code;
  }

  /** The number in stored rows, 1..127. */
  public int number() {
    return number;
  }

  /** Finds a source by the word in JSON. */
  public static Optional<Source> ofCode(String code) {
    return Arrays.stream(values()).filter(source -> source.code.equals(code)).findFirst();
  }

  /**
   * Finds a source by the number in stored rows.
   *
   * @throws IllegalArgumentException when no source has that number
   */
  public static Source ofNumber(int number) {
    return Arrays.stream(values())
        .filter(source -> source.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source has the number " + number));
  }
}
