package dev.tidemark.price.observation;

import dev.tidemark.marketplace.listing.Refusal;
import java.util.Locale;

/** Why a reported observation is refused. */
public enum Reason {
  /** A row or element that cannot be read at all. */
  MALFORMED,
  UNKNOWN_FIELD,
  MISSING_VALUE,
  INVALID_VALUE,
  NOT_AN_ITEM_URL,
  UNSUPPORTED_SITE,
  REGION_CLOSED,
  /** The item belongs to another shop. */
  SHOP_MISMATCH,
  /** The item has no such variation. */
  WRONG_MODEL,
  AMBIGUOUS_MODELS,
  WRONG_CURRENCY,
  NOT_A_NUMBER,
  NOT_POSITIVE,
  TOO_LARGE,
  /** Finer than the smallest coin of the currency: the mark of an invented price. */
  GRANULARITY,
  IN_THE_FUTURE,
  TOO_OLD,
  /** An implausible change; it counts once another observation agrees. */
  SECOND_LOOK,
  /** Something else was observed at the very same time. */
  CONTRADICTION,
  TOO_MANY_ITEMS,
  /** More rows within two months than any price makes. */
  TOO_MANY_CHANGES;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word in answers, reports and metrics, such as {@code wrong-currency}. */
  public String code() {
    return code;
  }

  static Reason of(Refusal refusal) {
    return switch (refusal) {
      case WRONG_CURRENCY -> WRONG_CURRENCY;
      case GRANULARITY -> GRANULARITY;
      case NOT_POSITIVE -> NOT_POSITIVE;
      case TOO_LARGE -> TOO_LARGE;
      case NOT_A_NUMBER -> NOT_A_NUMBER;
      case AMBIGUOUS_MODELS -> AMBIGUOUS_MODELS;
      default -> INVALID_VALUE;
    };
  }
}
