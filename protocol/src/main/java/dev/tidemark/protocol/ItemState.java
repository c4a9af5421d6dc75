package dev.tidemark.protocol;

import java.util.Arrays;
import java.util.Locale;

/** How an item's price checks stand, in the words of the API. The number is stored. */
public enum ItemState {
  /** No source has answered for this item yet. */
  PENDING(1),
  OK(2),
  /** No enabled connector can ask for this item's region. */
  WAITING_FOR_SOURCE(3),
  /** The shop refuses us; the last price stands. */
  BLOCKED(4),
  /** The shop has said for at least 24 hours that the item is no more. */
  GONE(5),
  /** An odd answer awaits a second look; the last price stands. */
  CHECKING(6);

  private final int number;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  ItemState(int number) {
    this.number = number;
  }

  /** The word in JSON, such as {@code waiting-for-source}. */
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
  public static ItemState ofNumber(int number) {
    return Arrays.stream(values())
        .filter(state -> state.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item state has the number " + number));
  }
}
