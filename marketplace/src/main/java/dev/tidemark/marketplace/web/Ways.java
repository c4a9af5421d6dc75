package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import java.util.List;
import java.util.function.Function;

/**
 * Several ways to ask the same question, of which the shop retires one after the other. Begins with
 * the one that answered last. Thread-safe.
 */
final class Ways<Q, A> {
  private final List<Function<Q, ShopAnswer<A>>> ways;
  private volatile int working;

  /**
   * Prefers the first.
   *
   * @param ways the newest first
   */
  Ways(List<Function<Q, ShopAnswer<A>>> ways) {
    this.ways = List.copyOf(ways);
  }

  ShopAnswer<A> ask(Q question) {
    int first = working;
    for (int i = 0; i < ways.size(); i++) {
      int candidate = (first + i) % ways.size();
      ShopAnswer<A> answer = ways.get(candidate).apply(question);
      if (answer instanceof ShopAnswer.Answered) {
        working = candidate;
      }
      if (!(answer instanceof ShopAnswer.Failed<A>(PriceCheck.Retired _))) {
        return answer;
      }
    }
    return new ShopAnswer.Failed<>(new PriceCheck.Retired());
  }
}
