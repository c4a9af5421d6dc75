package dev.tidemark.marketplace.flashsale;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import java.util.List;

/** The answer to a question about more than one item. */
public sealed interface ShopAnswer<T> {

  /**
   * The shop answered, and the gate believes it.
   *
   * @param refusals why parts of the answer, such as single items, were not believed and left out;
   *     each reason as often as it occurred
   */
  record Answered<T>(T value, List<Refusal> refusals) implements ShopAnswer<T> {
    public Answered {
      refusals = List.copyOf(refusals);
    }

    /** An answer of which everything is believed. */
    public Answered(T value) {
      this(value, List.of());
    }
  }

  /** The shop did not answer; why, in the words of price checks. */
  record Failed<T>(PriceCheck reason) implements ShopAnswer<T> {
    public Failed {
      if (reason instanceof PriceCheck.Answered) {
        throw new IllegalArgumentException("an answer is no failure: " + reason);
      }
    }
  }
}
