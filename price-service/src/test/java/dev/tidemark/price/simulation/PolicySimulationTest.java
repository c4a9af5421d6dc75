package dev.tidemark.price.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the polling policy promises (docs/polling.md), kept in other worlds too: {@code
 * -Dtidemark.simulation.seed=7}, and in three of them with {@code -Dtidemark.long=true}.
 */
class PolicySimulationTest {
  private static final long SEED = Long.getLong("tidemark.simulation.seed", 1);

  /** Every item once an hour. */
  private static final double FULL = World.ITEMS / (double) Duration.ofHours(1).toSeconds();

  private static final double QUARTER = FULL / 4;

  @Test
  void isTenTimesFresherThanRoundRobinWithAQuarterOfTheRequests() {
    keepsItsPromiseIn(new World(SEED));
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "tidemark.long", matches = "true")
  @ValueSource(longs = {1, 2})
  void isSoInOtherWorldsAsWell(long further) {
    keepsItsPromiseIn(new World(SEED + further));
  }

  private static void keepsItsPromiseIn(World made) {
    Tally roundRobin = RoundRobin.run(made, QUARTER);
    Tally ours = Policy.run(made, QUARTER, Knowledge.LEARNT, Batches.OF_FIFTY);
    Tally bound = Policy.run(made, QUARTER, Knowledge.GIVEN, Batches.OF_FIFTY);
    print("quarter, round robin", roundRobin, roundRobin);
    print("quarter, ours", ours, roundRobin);
    print("quarter, rates known", bound, roundRobin);

    assertThat(roundRobin.staleShare() / ours.staleShare()).isGreaterThanOrEqualTo(10);
    assertThat(ours.staleShare() / bound.staleShare()).isLessThanOrEqualTo(1.5);
    assertThat(ours.boundaryDelay(0.5)).isLessThanOrEqualTo(5);
    assertThat(ours.boundaryDelay(0.95)).isLessThanOrEqualTo(15);
    assertThat(ours.longestWait()).isLessThanOrEqualTo(floorOf(QUARTER));
  }

  @Test
  void isFifteenTimesFresherThanHourlyRoundRobinWithAsManyRequests() {
    World made = new World(SEED);

    Tally roundRobin = RoundRobin.run(made, FULL);
    Tally ours = Policy.run(made, FULL, Knowledge.LEARNT, Batches.OF_FIFTY);
    print("full, round robin", roundRobin, roundRobin);
    print("full, ours", ours, roundRobin);

    assertThat(roundRobin.staleShare() / ours.staleShare()).isGreaterThanOrEqualTo(15);
    assertThat(ours.boundaryDelay(0.5)).isLessThanOrEqualTo(5);
    assertThat(ours.boundaryDelay(0.95)).isLessThanOrEqualTo(15);
    assertThat(ours.delay(0.95)).isLessThanOrEqualTo(600.0);
    assertThat(ours.longestWait()).isLessThanOrEqualTo(floorOf(FULL));
  }

  /** No promise, but what a shop without a list of prices makes of it. */
  @Test
  @EnabledIfSystemProperty(named = "tidemark.long", matches = "true")
  void isFresherThanRoundRobinAlsoWithTheSmallListsOfTheWeb() {
    World made = new World(SEED);

    Tally roundRobin = RoundRobin.run(made, QUARTER);
    Tally web = Policy.run(made, QUARTER, Knowledge.LEARNT, Batches.OF_THE_WEB);
    print("quarter, web lists", web, roundRobin);

    assertThat(web.staleShare()).isLessThan(roundRobin.staleShare());
  }

  private static double floorOf(double looksPerSecond) {
    return Policy.floor(looksPerSecond).toSeconds();
  }

  private static void print(String name, Tally tally, Tally roundRobin) {
    System.out.printf(
        Locale.ROOT,
        "%-22s stale %6.3f %%  fresher %5.1fx  boundary p50 %6.0f s p95 %6.0f s"
            + "  delay p50 %6.0f s p95 %6.0f s  overwritten %4.1f %%  longest wait %5.1f h%n",
        name,
        100 * tally.staleShare(),
        roundRobin.staleShare() / tally.staleShare(),
        tally.boundaryDelay(0.5),
        tally.boundaryDelay(0.95),
        tally.delay(0.5),
        tally.delay(0.95),
        100 * tally.overwrittenShare(),
        tally.longestWait() / 3_600);
  }
}
