package dev.tidemark.price.simulation;

import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.itemsdb.poll.PollState;
import dev.tidemark.price.schedule.ChangeRate;
import dev.tidemark.price.schedule.LookWeight;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A simulated item with what the policy knows of it. */
final class Polled {
  final int number;
  final ListingId listing;
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
    this.listing = ListingId.of(Region.SG, new ItemId(number + 1));
    this.truth = new SimulatedItem(world, number, tally);
    this.weight = LookWeight.of((int) Math.round(world.watchers(number)));
    this.rate = knowledge.start(world, number);
    this.boundary = Policy.time(truth.boundaryAfter(0));
  }

  PollState state() {
    return new PollState(lastLook, rate.alpha(), rate.beta(), weight, boundary, null);
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
