package dev.tidemark.price.check;

import java.util.Locale;

/** How a price check ended: the label of its metric, and the reason that subscribers are told. */
public enum Result {
  /** A change was written. */
  CHANGED(""),
  UNCHANGED(""),
  /** The answer waits for a second one. */
  SECOND_LOOK("second-look"),
  /** The gate did not believe the answer. */
  REFUSED("refused-answer"),
  /** The shop refuses us. */
  BLOCKED("blocked"),
  GONE("gone"),
  /** The shop described the item and kept its prices to itself. */
  WITHHELD("withheld"),
  UNREACHABLE("unreachable"),
  /** None of the sources that could be asked covers the item. */
  NOT_OFFERED("no-source"),
  /** We did not ask, out of politeness. */
  POSTPONED("postponed"),
  /** What came of it could not be written; a mistake of ours. */
  ERROR("error"),
  /** Nothing was written: another price service looks after the item, or its shop changed. */
  DROPPED("");

  private final String reason;

  Result(String reason) {
    this.reason = reason;
  }

  /** Why there is no new price, in the words of the contract; empty when there is one. */
  public String reason() {
    return reason;
  }

  /** The word in metrics, such as {@code second-look}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
