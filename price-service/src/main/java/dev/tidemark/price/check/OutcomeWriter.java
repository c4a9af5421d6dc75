package dev.tidemark.price.check;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.price.doubt.Suspects;
import dev.tidemark.price.schedule.Lateness;
import dev.tidemark.price.schedule.Retreat;
import dev.tidemark.price.writing.FailedLookWriter;
import dev.tidemark.price.writing.Failure;
import dev.tidemark.price.writing.Observation;
import dev.tidemark.price.writing.PriceWriter;
import dev.tidemark.price.writing.Written;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what an answer means for the item, and writes it. Safe for use by many threads. */
public final class OutcomeWriter {
  private final PriceWriter prices;
  private final FailedLookWriter failures;
  private final Suspects suspects;
  private final Retreat retreat;
  private final Lateness lateness;

  public OutcomeWriter(
      PriceWriter prices,
      FailedLookWriter failures,
      Suspects suspects,
      Retreat retreat,
      Lateness lateness) {
    this.prices = prices;
    this.failures = failures;
    this.suspects = suspects;
    this.retreat = retreat;
    this.lateness = lateness;
  }

  /**
   * Writes what came of a look.
   *
   * @param state how the connector stands after it
   */
  Outcome write(Attempt attempt, PriceCheck answer, ConnectorState state, Instant at) {
    boolean blocked = state.condition() == Condition.BLOCKED;
    return switch (answer) {
      case PriceCheck.Answered answered -> answered(attempt, answered, at);
      case PriceCheck.Gone _ -> failed(attempt, Result.GONE, Failure.GONE, null, at);
      case PriceCheck.Withheld _ -> failed(attempt, Result.WITHHELD, Failure.NO_ANSWER, null, at);
      case PriceCheck.Blocked it ->
          failed(attempt, Result.BLOCKED, Failure.BLOCKED, it.retryAfter(), at);
      case PriceCheck.Refused(Set<Refusal> reasons) -> refused(attempt, reasons, at);
      // Nobody asked: the shop has failed so often that it is left alone for a while.
      case PriceCheck.Unreachable(PriceCheck.UnreachableReason reason, var pause)
          when reason == PriceCheck.UnreachableReason.CIRCUIT_OPEN ->
          postponed(attempt, true, Objects.requireNonNullElse(pause, Duration.ZERO), at);
      case PriceCheck.Unreachable it ->
          failed(
              attempt,
              blocked ? Result.BLOCKED : Result.UNREACHABLE,
              blocked ? Failure.BLOCKED : Failure.NO_ANSWER,
              it.retryAfter(),
              at);
      case PriceCheck.NotOffered _ ->
          failed(attempt, Result.NOT_OFFERED, Failure.NO_SOURCE, null, at);
      case PriceCheck.Retired _ -> failed(attempt, Result.UNREACHABLE, Failure.NO_ANSWER, null, at);
      case PriceCheck.Postponed it -> postponed(attempt, blocked, it.retryAfter(), at);
    };
  }

  /** Counts a look whose outcome could not be written as a failed one. */
  Outcome unwritten(Attempt attempt, Instant at) {
    return failed(attempt, Result.ERROR, Failure.NO_ANSWER, null, at);
  }

  private Outcome answered(Attempt attempt, PriceCheck.Answered answered, Instant at) {
    Region region = attempt.item().region();
    Written written =
        prices.write(
            attempt.lease(),
            new Observation(answered.listing(), attempt.source(), at),
            suspects.suspect(region, attempt.source(), at));
    lateness.served(attempt.due(), at);
    Result result =
        switch (written) {
          case Written.Stored stored -> stored.changes() > 0 ? Result.CHANGED : Result.UNCHANGED;
          case Written.Doubted _ -> Result.SECOND_LOOK;
          case Written.Failed _, Written.Dropped _ -> Result.DROPPED;
        };
    return new Outcome(result, written);
  }

  /** A link with another shop's number brings an answer about another item: nobody's invention. */
  private Outcome refused(Attempt attempt, Set<Refusal> reasons, Instant at) {
    if (!reasons.equals(Set.of(Refusal.WRONG_ITEM))) {
      suspects.refused(attempt.item().region(), attempt.source(), at);
    }
    return failed(attempt, Result.REFUSED, Failure.REFUSED, null, at);
  }

  private Outcome failed(
      Attempt attempt, Result result, Failure failure, @Nullable Duration asked, Instant at) {
    Duration pause =
        retreat.afterFailure(
            attempt.due().failures(), Objects.requireNonNullElse(asked, Duration.ZERO));
    return new Outcome(
        result, failures.failed(attempt.lease(), attempt.item(), failure, at, at.plus(pause)));
  }

  /** A short pause is nothing to speak of: the look keeps its reason, and with it its place. */
  private Outcome postponed(Attempt attempt, boolean blocked, Duration pause, Instant at) {
    DuePoll due = attempt.due();
    boolean keepsItsPlace = !Retreat.isLong(pause) || due.reason() == LookReason.FIRST_LOOK;
    return new Outcome(
        blocked ? Result.BLOCKED : Result.POSTPONED,
        failures.postponed(
            attempt.lease(),
            attempt.item(),
            blocked ? Failure.BLOCKED : Failure.NO_ANSWER,
            at,
            retreat.afterPause(due, at, pause),
            keepsItsPlace ? due.reason() : LookReason.BACK_OFF));
  }
}
