package dev.tidemark.price.doubt;

import dev.tidemark.itemsdb.price.FirstLook;
import dev.tidemark.protocol.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What becomes of an answer that passed the gate. */
public sealed interface Belief {

  /** Nothing in it is doubted: what it says holds since it was seen. */
  record Believed() implements Belief {}

  /** A second look agrees: the prices of these models hold since the first one. */
  record Confirmed(Set<ModelId> models, Instant since) implements Belief {
    public Confirmed {
      models = Set.copyOf(models);
    }
  }

  /**
   * A second look has to follow.
   *
   * @param models whose prices wait for it; the others' are believed
   * @param first what it will be compared with
   * @param dueAt when it may follow at the earliest
   */
  record Doubted(Set<ModelId> models, FirstLook first, Instant dueAt) implements Belief {
    public Doubted {
      models = Set.copyOf(models);
    }
  }

  /**
   * Weighs an answer.
   *
   * @param pending the first look that waits for this one, if any
   * @param suspect whether the source gave a refused answer within the last hour
   * @param expected jumps that a flash sale explains
   * @param pauses how long after the first look a second one counts
   */
  static Belief of(
      List<Move> moves,
      @Nullable FirstLook pending,
      boolean suspect,
      Predicate<Move> expected,
      Instant seenAt,
      DoubtPauses pauses) {
    Map<ModelId, Doubt> doubts = Doubts.of(moves, suspect, expected).byModel();
    if (doubts.isEmpty()) {
      return new Believed();
    }
    Set<ModelId> models = doubts.keySet();
    Doubt gravest = Doubt.gravest(doubts.values());
    Duration pause = pauses.after(gravest);
    SeenPrices prices = SeenPrices.in(moves);
    if (pending == null || !agree(SeenPrices.ofJson(pending.observation()), prices, models)) {
      FirstLook first = new FirstLook(seenAt, gravest.code(), prices.toJson());
      return new Doubted(models, first, seenAt.plus(pause));
    }
    Instant dueAt = pending.firstAt().plus(pause);
    return seenAt.isBefore(dueAt)
        ? new Doubted(models, pending, dueAt)
        : new Confirmed(models, pending.firstAt());
  }

  private static boolean agree(SeenPrices first, SeenPrices second, Set<ModelId> models) {
    return models.stream().allMatch(model -> first.agree(model, second));
  }
}
