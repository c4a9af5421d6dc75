package dev.tidemark.price.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.price.schedule.Schedule;
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
    assertThat(ours.boundaries().quantile(0.5)).isLessThanOrEqualTo(5);
    assertThat(ours.boundaries().quantile(0.95)).isLessThanOrEqualTo(15);
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
    assertThat(ours.boundaries().quantile(0.5)).isLessThanOrEqualTo(5);
    assertThat(ours.boundaries().quantile(0.95)).isLessThanOrEqualTo(15);
    assertThat(ours.all().quantileOfPeople(0.95)).isLessThanOrEqualTo(600.0);
    assertThat(ours.longestWait()).isLessThanOrEqualTo(floorOf(FULL));
  }

  /**
   * At an end every item costs a request of its own, so that nobody can be in time with them all:
   * with 1.4 requests a second, 200 items take 144 s. What can be had is that starts are in time,
   * that those items go first for which most people wait, and that no request goes elsewhere.
   */
  @Test
  void isInTimeForThoseWhoWatchAlsoWithTheSmallListsOfTheWeb() {
    Tally web = Policy.run(new World(SEED), QUARTER, Knowledge.LEARNT, Batches.OF_THE_WEB);
    System.out.printf(
        Locale.ROOT,
        "quarter, web lists     stale %6.3f %%  starts p95 %.0f s  ends p50 %.0f s p95 %.0f s"
            + "  both, of watchers p50 %.0f s p95 %.0f s%n",
        100 * web.staleShare(),
        web.starts().quantile(0.95),
        web.ends().quantile(0.5),
        web.ends().quantile(0.95),
        web.boundaries().quantileOfPeople(0.5),
        web.boundaries().quantileOfPeople(0.95));

    assertThat(web.starts().quantile(0.95)).isLessThanOrEqualTo(15);
    assertThat(web.boundaries().quantileOfPeople(0.95)).isLessThanOrEqualTo(15);
    assertThat(web.ends().quantile(0.95)).isLessThanOrEqualTo(soonest(0.95) + 1);
  }

  /** When so large a share of a session's items can have been looked at, one by one. */
  private static double soonest(double share) {
    return Schedule.AFTER_BOUNDARY.toSeconds() + share * World.ITEMS_A_SESSION / QUARTER;
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
        tally.boundaries().quantile(0.5),
        tally.boundaries().quantile(0.95),
        tally.all().quantileOfPeople(0.5),
        tally.all().quantileOfPeople(0.95),
        100 * tally.overwrittenShare(),
        tally.longestWait() / 3_600);
  }
}
