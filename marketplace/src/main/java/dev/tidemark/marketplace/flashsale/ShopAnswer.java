package dev.tidemark.marketplace.flashsale;

import dev.tidemark.marketplace.listing.PriceCheck;

/** The answer to a question about more than one item. */
public sealed interface ShopAnswer<T> {

  /** The shop answered, and the gate believes it. */
  record Answered<T>(T value) implements ShopAnswer<T> {}

  /** The shop did not answer; why, in the words of price checks. */
  record Failed<T>(PriceCheck reason) implements ShopAnswer<T> {
    public Failed {
      if (reason instanceof PriceCheck.Answered) {
        throw new IllegalArgumentException("an answer is no failure: " + reason);
      }
    }
  }
}
