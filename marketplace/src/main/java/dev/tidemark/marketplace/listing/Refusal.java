package dev.tidemark.marketplace.listing;

import java.util.Locale;

/** Why the gate does not believe an answer. */
public enum Refusal {
  /** JSON, but not the description of one item. */
  NOT_AN_ITEM,
  /** Another item, another shop, or none named. */
  WRONG_ITEM,
  /** The word for the listing's state is not one of Shopee's. */
  UNKNOWN_STATUS,
  /** The currency is not that of the region. */
  WRONG_CURRENCY,
  /** The image's name does not have the form of Shopee's names. */
  IMAGE_HASH,
  /** An amount is finer than the smallest coin of the currency: the mark of an invented price. */
  GRANULARITY,
  /** A price is 0 or less. */
  NOT_POSITIVE,
  /** A price beyond anything a shop asks. */
  TOO_LARGE,
  /** A price or id that is no whole number of 64 bits. */
  NOT_A_NUMBER,
  /** The same model twice, or a model without an id. */
  AMBIGUOUS_MODELS,
  /** JSON, but not the list that was asked for. */
  NOT_A_LIST,
  /** Another flash-sale session than the one that was asked for. */
  WRONG_SESSION,
  /** A flash-sale session that ends before it starts, lasts for weeks, or lies far from today. */
  SESSION_TIMES;

  /** The word in metrics and logs, such as {@code wrong-item}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
