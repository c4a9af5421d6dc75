package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DueBucket;
import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds due items in the buckets of this instance and hands them out, the most urgent first. What a
 * budget has left over goes to items that are due soon: a look not made is a look lost.
 *
 * <p>{@link #look} is called by one thread; the readings may be taken by any.
 */
public final class PollLoop {
  /** How often to look: half of the second within which a new item should be asked for. */
  public static final Duration EVERY = Duration.ofMillis(500);

  /** Beside an idle budget of any size, the database should stay idle, too. */
  private static final int MOST_EARLY = 16;

  private static final int FEWEST_PER_ROUND = 256;
  private static final int MOST_PER_ROUND = 12_800;

  private final BucketLeases leases;
  private final Dispatcher dispatcher;
  private final Schedule schedule;
  private final InstantSource clock;
  private final DueItems items;
  private final Timer rounds;
  private volatile Duration lag = Duration.ZERO;
  private volatile int dueBuckets;

  public PollLoop(
      DueItems items,
      BucketLeases leases,
      Dispatcher dispatcher,
      Schedule schedule,
      InstantSource clock,
      MeterRegistry metrics) {
    this.items = items;
    this.leases = leases;
    this.dispatcher = dispatcher;
    this.schedule = schedule;
    this.clock = clock;
    this.rounds =
        Timer.builder("tidemark_price_round")
            .description("Time to find what is due and to hand it out")
            .register(metrics);
  }

  /** One round. */
  public void look() {
    rounds.record(this::findAndHandOut);
  }

  private void findAndHandOut() {
    Instant now = clock.instant();
    List<DueBucket> mine =
        items.buckets().stream().filter(bucket -> leases.of(bucket.bucket()).isPresent()).toList();
    List<DueBucket> due = mine.stream().filter(bucket -> !bucket.dueAt().isAfter(now)).toList();
    lag = lag(due, now);
    dueBuckets = due.size();
    List<DuePoll> looks = new ArrayList<>(items.due(due, now, wanted()));
    looks.addAll(early(mine, now, looks));
    dispatcher.dispatch(behindSales(looks, now));
    dispatcher.postponeWaiting(now);
  }

  /** How long the longest waiting item of our buckets has been due. */
  public Duration lag() {
    return lag;
  }

  /** How many of our buckets have due items. */
  public int dueBuckets() {
    return dueBuckets;
  }

  /** Four times what can be looked at before the next round, as many may have to wait. */
  private int wanted() {
    double perRound = dispatcher.budgetPerSecond() * EVERY.toMillis() / 1_000;
    return (int) Math.clamp(4 * perRound, FEWEST_PER_ROUND, MOST_PER_ROUND);
  }

  private List<DuePoll> early(List<DueBucket> mine, Instant now, List<DuePoll> due) {
    Map<Region, Integer> spare = new EnumMap<>(Region.class);
    for (DuePoll each : due) {
      spare.merge(each.listing().region(), -1, Integer::sum);
    }
    List<DueBucket> quiet = mine.stream().filter(bucket -> bucket.dueAt().isAfter(now)).toList();
    List<DuePoll> early = new ArrayList<>();
    if (due.size() >= MOST_EARLY || quiet.isEmpty()) {
      return early;
    }
    for (DuePoll soon : items.soon(quiet, now, MOST_EARLY)) {
      Region region = soon.listing().region();
      int left = spare.getOrDefault(region, 0) + dispatcher.spare(region, EVERY);
      if (left > 0 && schedule.worthwhileEarly(soon, now)) {
        early.add(soon);
        spare.merge(region, -1, Integer::sum);
      }
    }
    return early;
  }

  private List<DuePoll> behindSales(List<DuePoll> looks, Instant now) {
    Set<Region> regions =
        looks.stream().map(look -> look.listing().region()).collect(Collectors.toSet());
    Set<Region> busy = items.withSalesBeginning(regions, now);
    return looks.stream()
        .filter(look -> isAwaited(look) || !busy.contains(look.listing().region()))
        .toList();
  }

  /** Somebody has just added the item, and sits before the page. */
  private static boolean isAwaited(DuePoll look) {
    return look.reason() == LookReason.FIRST_LOOK;
  }

  private static Duration lag(List<DueBucket> due, Instant now) {
    return due.stream()
        .map(bucket -> Duration.between(bucket.dueAt(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
