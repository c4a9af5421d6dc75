package dev.tidemark.price.doubt;

import dev.tidemark.itemsdb.price.FirstLook;
import dev.tidemark.protocol.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * @param first what it will be compared with
   * @param dueAt when it may follow at the earliest
   */
  record Doubted(FirstLook first, Instant dueAt) implements Belief {}

  /**
   * Weighs an answer.
   *
   * @param pending the first look that waits for this one, if any
   * @param suspect whether the source gave a refused answer within the last hour
   * @param pauses how long after the first look a second one counts
   */
  static Belief of(
      List<Move> moves,
      @Nullable FirstLook pending,
      boolean suspect,
      Instant seenAt,
      DoubtPauses pauses) {
    Set<ModelId> models = new HashSet<>();
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    for (Move move : moves) {
      Optional<Doubt> doubt = Doubt.of(move, suspect);
      if (doubt.isPresent()) {
        models.add(move.model());
        doubts.add(doubt.get());
      }
    }
    if (doubts.isEmpty()) {
      return new Believed();
    }
    Duration pause = pauses.after(doubts);
    SeenPrices prices = SeenPrices.in(moves);
    if (pending == null || !agree(SeenPrices.ofJson(pending.observation()), prices, models)) {
      String reason = Doubt.gravest(doubts).code();
      FirstLook first = new FirstLook(seenAt, reason, prices.toJson());
      return new Doubted(first, seenAt.plus(pause));
    }
    Instant dueAt = pending.firstAt().plus(pause);
    return seenAt.isBefore(dueAt)
        ? new Doubted(pending, dueAt)
        : new Confirmed(models, pending.firstAt());
  }

  private static boolean agree(SeenPrices first, SeenPrices second, Set<ModelId> models) {
    return models.stream().allMatch(model -> first.agree(model, second));
  }
}
