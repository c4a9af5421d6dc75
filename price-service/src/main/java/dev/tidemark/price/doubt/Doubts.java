package dev.tidemark.price.doubt;

import dev.tidemark.marketplace.gate.JumpRule;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which series of an answer are doubted, and why each. */
record Doubts(Map<ModelId, Doubt> byModel) {
  Doubts {
    byModel = Map.copyOf(byModel);
  }

  /**
   * Doubts what an answer does to each series.
   *
   * @param suspect whether the source gave a refused answer within the last hour
   * @param expected jumps that a flash sale explains
   */
  static Doubts of(List<Move> moves, boolean suspect, Predicate<Move> expected) {
    Map<ModelId, Doubt> doubts = new HashMap<>();
    boolean allDifferent = allDifferent(moves);
    for (Move move : moves) {
      if (!move.changesPrice()) {
        continue;
      }
      if (jumps(move) && !expected.test(move)) {
        doubts.put(move.model(), Doubt.JUMP);
      } else if (allDifferent) {
        doubts.put(move.model(), Doubt.ALL_DIFFERENT);
      } else if (suspect) {
        doubts.put(move.model(), Doubt.SUSPECT_SOURCE);
      }
    }
    if (doubts.containsKey(ModelId.HEADLINE) && explainedByAModel(moves, doubts)) {
      doubts.remove(ModelId.HEADLINE);
    }
    return new Doubts(doubts);
  }

  private static boolean jumps(Move move) {
    Price was = move.was().price();
    Price is = move.is().price();
    return was != null && is != null && JumpRule.suspicious(was, is);
  }

  private static boolean allDifferent(List<Move> moves) {
    Map<ModelId, Price> before = new HashMap<>();
    Map<ModelId, Price> now = new HashMap<>();
    for (Move move : moves) {
      Price was = move.was().price();
      Price is = move.is().price();
      // What is sold out keeps its last price, and says nothing.
      boolean counts = !move.model().isHeadline() && move.is().stock() != StockState.OUT;
      if (counts && was != null && is != null) {
        before.put(move.model(), was);
        now.put(move.model(), is);
      }
    }
    return JumpRule.allDifferently(before, now);
  }

  /** When the cheapest variation sells out, the headline goes to the price of the next one. */
  private static boolean explainedByAModel(List<Move> moves, Map<ModelId, Doubt> doubts) {
    Price headline =
        moves.stream()
            .filter(move -> move.model().isHeadline())
            .findFirst()
            .map(move -> move.is().price())
            .orElse(null);
    return headline != null
        && moves.stream()
            .filter(move -> !move.model().isHeadline() && !doubts.containsKey(move.model()))
            .filter(move -> move.was().price() != null)
            .anyMatch(move -> headline.equals(move.is().price()));
  }
}
