package dev.tidemark.protocol;

import java.util.Arrays;
import java.util.Locale;

/** Why an item's next look is when it is, in the words of the API. The number is stored. */
public enum LookReason {
  /** Nobody has looked at it yet. */
  FIRST_LOOK(1),
  /** As often as its changes and its watchers are worth. */
  INTERVAL(2),
  /** A flash sale that it takes part in begins or ends just before. */
  BOUNDARY(3),
  /** It would wait longer, but no item waits longer than this. */
  FLOOR(4),
  /** An answer that is hard to believe has to be seen again. */
  SECOND_LOOK(5),
  /** The last looks failed, or the shop wants to be left alone. */
  BACK_OFF(6),
  /** Nobody can be asked about it. */
  WAITING_FOR_SOURCE(7);

  private final int number;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  LookReason(int number) {
    this.number = number;
  }

  /** The word in JSON, such as {@code first-look}. */
  public String code() {
    return code;
  }

  /** The number in stored rows. */
  public int number() {
    return number;
  }

  /**
   * Finds a reason by the number in stored rows.
   *
   * @throws IllegalArgumentException when no reason has that number
   */
  public static LookReason ofNumber(int number) {
    return Arrays.stream(values())
        .filter(reason -> reason.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no look has a reason number " + number));
  }
}
