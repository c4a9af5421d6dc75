package dev.tidemark.price.simulation;

import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.price.schedule.BudgetController;
import dev.tidemark.price.schedule.ChangeRate;
import dev.tidemark.price.schedule.HostPace;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.price.schedule.Lateness;
import dev.tidemark.price.schedule.LookOrder;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Polls a world by the production rules: the estimate, the interval, the boundaries, the order, the
 * controller and the floor are the classes that run in the price service. One request is made in
 * each slot of the budget, as its politeness allows; a slot for which there is no worthwhile look
 * is lost.
 */
final class Policy {
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final long START = EPOCH.toEpochMilli();

  /** As many as a price service searches for one that is worth a look before it is due. */
  private static final int SOONEST = 16;

  private static final Duration SHORTEST = Duration.ofSeconds(60);

  private final World world;
  private final double looksPerSecond;
  private final Knowledge knowledge;
  private final Batches batches;
  private final Tally tally = new Tally();
  private final HostPaces paces = new HostPaces(SHORTEST);
  private final Schedule schedule;
  private final List<Polled> items = new ArrayList<>(World.ITEMS);
  private final Plan boundaries = new Plan();
  private final Plan firstLooks = new Plan();
  private final Plan inTurn = new Plan();
  private double mu;
  private double late;
  private long looks;

  private Policy(World world, double looksPerSecond, Knowledge knowledge, Batches batches) {
    this.world = world;
    this.looksPerSecond = looksPerSecond;
    this.knowledge = knowledge;
    this.batches = batches;
    this.schedule = new Schedule(paces, new SplittableRandom(1));
    double demand = 0;
    for (int i = 0; i < World.ITEMS; i++) {
      Polled item = new Polled(world, i, tally, knowledge);
      items.add(item);
      firstLooks.add(START, item);
      demand += Math.sqrt(item.weight * item.rate.perDay());
    }
    mu = BudgetController.start(demand, looksPerSecond);
  }

  static Tally run(World world, double looksPerSecond, Knowledge knowledge, Batches batches) {
    return new Policy(world, looksPerSecond, knowledge, batches).run();
  }

  static Duration floor(double looksPerSecond) {
    return HostPace.floor(World.ITEMS, looksPerSecond);
  }

  /** Infinitely late is never. */
  static @Nullable Instant time(double seconds) {
    return Double.isInfinite(seconds)
        ? null
        : Instant.ofEpochMilli(START + Math.round(seconds * 1_000));
  }

  private Tally run() {
    Duration floor = floor(looksPerSecond);
    paces.set(Region.SG, mu, floor);
    double nextStep = BudgetController.EVERY.toSeconds();
    for (long slot = 0; slot / looksPerSecond < World.END; slot++) {
      double now = slot / looksPerSecond;
      if (now >= nextStep) {
        nextStep += BudgetController.EVERY.toSeconds();
        mu = BudgetController.step(mu, looks == 0 ? 0 : late / looks);
        paces.set(Region.SG, mu, floor);
        late = 0;
        looks = 0;
      }
      request(now, START + Math.round(now * 1_000));
    }
    items.forEach(item -> item.truth.end());
    return tally;
  }

  /** One request, in the order of {@link LookOrder}. */
  private void request(double now, long millis) {
    Polled atBoundary = boundaries.due(millis);
    if (atBoundary != null) {
      lookAtSale(atBoundary, now, millis);
      return;
    }
    Instant at = Instant.ofEpochMilli(millis);
    Plan plan = firstLooks.first() == null ? inTurn : firstLooks;
    Polled due = plan.due(millis);
    if (due != null) {
      plan.removeFirst();
    }
    Polled next = due == null ? early(at) : due;
    if (next != null) {
      look(next, now, at);
    }
  }

  /** Takes the first of the soonest that is worth a look before it is due out of the plan. */
  private @Nullable Polled early(Instant at) {
    List<Polled> passed = new ArrayList<>();
    Polled found = null;
    for (int i = 0; i < SOONEST && found == null; i++) {
      Polled next = inTurn.first();
      if (next == null) {
        break;
      }
      if (schedule.worthwhileEarly(next.lastLook, next.interval, next.boundary, at)) {
        found = next;
      } else {
        passed.add(next);
      }
      inTurn.removeFirst();
    }
    passed.forEach(this::planTurn);
    return found;
  }

  private void planTurn(Polled item) {
    inTurn.add(LookOrder.turn(item.due, item.reason).toEpochMilli(), item);
  }

  private void lookAtSale(Polled first, double now, long millis) {
    Instant at = Instant.ofEpochMilli(millis);
    Instant boundary = first.boundary;
    int left = batches.size(first.truth.saleStarts());
    for (Polled item = first;
        item != null && left-- > 0 && boundary != null && boundary.equals(item.boundary);
        item = boundaries.due(millis)) {
      boundaries.removeFirst();
      look(item, now, at);
    }
  }

  private void look(Polled item, double now, Instant at) {
    if (item.reason == LookReason.INTERVAL || item.reason == LookReason.FLOOR) {
      late += Lateness.of(item.due, item.interval, at);
      looks++;
    }
    boolean changed = item.truth.look(now);
    NextPoll next = schedule.after(Region.SG, item.state(), changed, at, item.boundaries(now));
    ChangeRate learnt = new ChangeRate(next.alpha(), next.beta());
    item.scheduled(next, knowledge.after(world, item.number, learnt), at);
    if (item.reason != LookReason.BOUNDARY) {
      planTurn(item);
    }
    if (item.boundary != null) {
      boundaries.add(item.boundary.plus(Schedule.AFTER_BOUNDARY).toEpochMilli(), item);
    }
  }
}
