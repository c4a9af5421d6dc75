package dev.tidemark.price.writing;

/** Why a look told nothing about prices, as far as the item's state shows it. */
public enum Failure {
  /** The shop refuses us, or did so often enough that we leave it alone. */
  BLOCKED,
  /** The gate did not believe the answer. */
  REFUSED,
  /** The shop says that the item is no more. */
  GONE,
  /** No source that can be asked covers the item. */
  NO_SOURCE,
  /** There was no answer, or one without prices. */
  NO_ANSWER
}
