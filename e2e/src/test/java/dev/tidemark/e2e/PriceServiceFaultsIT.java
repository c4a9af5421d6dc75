package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.fault.FaultKind;
import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.WorldConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two price services share the work of polling, and one of them is killed or frozen at random
 * moments. What they wrote is held against the shop's own ledger of what was true.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceServiceFaultsIT {
  private static final boolean LONG = Boolean.getBoolean("tidemark.long");
  private static final long SEED = Long.getLong("tidemark.seed", 20261123);

  /** Within it another price service has taken over what a dead one looked after. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  /** A jump is written 20 s after it was seen, once a second look agrees. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(22);

  private static final Duration SOON = Duration.ofSeconds(90);

  /** Fast enough that some of the items change their price every second. */
  private static final int SPEED = 10_000;

  /** Half the shortest interval of an item: on a busy machine a request arrives late. */
  private static final Duration TOO_SOON = Duration.ofMillis(500);

  /** Of a lease of ten seconds, so that it ends before the answers that are held would time out. */
  private static final Duration OLD_LEASE = Duration.ofMillis(8_200);

  private static final int MOST_FREEZES = 8;

  /** One of so many requests may ask again for what was just asked for. */
  private static final int REPEATED_ONE_OF = 1_000;

  @TempDir static Path directory;

  private final Random random = new Random(SEED);
  private final DemoShop shop =
      DemoShop.start(
          DemoShopConfig.of(
              WorldConfig.startingAt(Instant.now())
                  .withSeed(SEED)
                  .withSpeed(SPEED)
                  .withRegion(PriceFleet.REGION),
              InstantSource.system()));
  private final Tap tap = new Tap(shop.origin());
  private final PriceFleet fleet =
      new PriceFleet(tap.origin(), 2, Map.of("price.budget-per-second", "60"));
  private final List<DemoItem> items = shop.world().showcase(40);
  private final Changelogs changelogs = new Changelogs(shop.world(), fleet.database());

  @BeforeAll
  void start() {
    fleet.start(directory);
    fleet.track(items);
    changelogs.awaitFirstRows(items);
  }

  @AfterAll
  void stop() {
    fleet.close();
    tap.close();
    shop.close();
  }

  @Test
  void killedPriceServicesLoseNothingAndRepeatNothing() {
    Duration calm = Duration.ofSeconds(LONG ? 300 : 10);
    Duration stormy = Duration.ofSeconds(LONG ? 1_800 : 20);

    Instant begun = Instant.now();
    Time.pass(calm);
    Instant first = Instant.now();
    Duration longest = Duration.ZERO;
    int kills = 0;
    while (Instant.now().isBefore(first.plus(stormy))) {
      kills++;
      int victim = random.nextInt(fleet.size());
      Duration takeover = fleet.kill(victim);
      fleet.restart(victim);
      longest = takeover.compareTo(longest) > 0 ? takeover : longest;
      Time.pass(Duration.ofMillis(random.nextInt(5_000)));
    }
    Instant end = Instant.now();
    List<Tap.Asked> asked = tap.askedSince(begun);
    long repeated = Requests.repeatedWithin(asked, TOO_SOON);
    double fresh = 1 - changelogs.staleShare(items, begun, first);
    double freshWhileKilled = 1 - changelogs.staleShare(items, first, end);
    System.out.printf(
        "%d kills: longest takeover %s, fresh %.4f without and %.4f with them, %d of %d requests repeated%n",
        kills, longest, fresh, freshWhileKilled, repeated, asked.size());

    changelogs.assertTrueAndWithoutRepeats(items);
    changelogs.awaitTruth(items);
    assertThat(
            changelogs.missedStates(items, begun, end, TAKEOVER.plus(SECOND_LOOK).plusSeconds(8)))
        .as("seed %d", SEED)
        .isEmpty();
    assertThat(longest).isLessThanOrEqualTo(TAKEOVER);
    assertThat(freshWhileKilled).isGreaterThan(0.9 * fresh);
    // A bucket changes hands when no check is under way in it, and that of a dead service when its
    // lease has ended, seconds after its last request. A short run makes fewer than a thousand; one
    // of them may arrive late.
    assertThat(repeated).isLessThanOrEqualTo(Math.max(1, asked.size() / REPEATED_ONE_OF));
  }

  /**
   * The frozen service has answers in its hands that are no longer true: invented ones, which it
   * would write if it were believed that its lease still stood.
   */
  @Test
  void aFrozenPriceServiceWritesNothingOnceItsLeaseIsOver() {
    int wanted = LONG ? 5 : 1;
    int tooLate = 0;
    int freezes = 0;
    double dropped = fleet.dropped(0);
    while (tooLate < wanted && freezes < MOST_FREEZES) {
      freezes++;
      freeze(0);
      double before = dropped;
      await().atMost(SOON).until(() -> fleet.sharedBy(2));
      dropped = fleet.dropped(0);
      tooLate += dropped > before ? 1 : 0;
    }
    System.out.printf("freezes: %d, %.0f answers thrown away%n", freezes, dropped);

    assertThat(tooLate).as("freezes with an answer that came too late").isEqualTo(wanted);
    changelogs.assertTrueAndWithoutRepeats(items);
    changelogs.awaitTruth(items);
  }

  /** Freezes a service while it waits for answers, until another has taken over. */
  private void freeze(int victim) {
    List<DemoItem> theirs = fleet.itemsOf(victim, items);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> fleet.leaseLeft(victim).compareTo(OLD_LEASE) < 0);
    tap.hold(theirs.stream().map(item -> item.id().value()).collect(Collectors.toSet()));
    await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> tap.held() > 0);
    fleet.service(victim).signal("STOP");
    try {
      shop.faults()
          .add(
              FaultRule.always(FaultKind.POISONED_ROUND)
                  .withItems(theirs.stream().map(DemoItem::id).collect(Collectors.toSet())));
      tap.release();
      shop.faults().clear();
      int other = 1 - victim;
      // A transaction that was frozen with it keeps its bucket, rightly.
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> fleet.itemsOf(other, theirs).size() >= theirs.size() - 4);
    } finally {
      fleet.service(victim).signal("CONT");
    }
  }
}
