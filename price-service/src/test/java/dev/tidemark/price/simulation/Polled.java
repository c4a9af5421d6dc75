package dev.tidemark.price.simulation;

import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.itemsdb.poll.PollState;
import dev.tidemark.price.schedule.Boundaries;
import dev.tidemark.price.schedule.ChangeRate;
import dev.tidemark.price.schedule.LookWeight;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated item with what the policy knows of it. */
final class Polled {
  final int number;
  final SimulatedItem truth;
  final double weight;
  ChangeRate rate;
  LookReason reason = LookReason.FIRST_LOOK;
  Duration interval = Duration.ofMinutes(1);
  Instant due = Policy.EPOCH;
  @Nullable Instant lastLook;
  @Nullable Instant boundary;

  /** Grows with each look, so that what was planned before it is known to be void. */
  int looks;

  Polled(World world, int number, Tally tally, Knowledge knowledge) {
    this.number = number;
    this.truth = new SimulatedItem(world, number, tally);
    this.weight = LookWeight.of((int) Math.round(world.watchers(number)));
    this.rate = knowledge.start(world, number);
    this.boundary = Policy.time(truth.boundaryAfter(0));
  }

  PollState state() {
    return new PollState(lastLook, rate.alpha(), rate.beta(), weight, boundary, null);
  }

  /** The first boundary to come, for whose item alone there is a look. */
  Boundaries boundaries(double now) {
    Instant next = Policy.time(truth.boundaryAfter(now));
    return next == null ? Boundaries.NONE : new Boundaries(List.of(next), List.of(next));
  }

  void scheduled(NextPoll next, ChangeRate known, Instant now) {
    lastLook = now;
    rate = known;
    interval = next.interval();
    reason = next.reason();
    due = next.dueAt();
    boundary = next.boundaryAt();
    looks++;
  }
}
