package dev.tidemark.price.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostPaceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final ChangeRate ONCE_A_DAY = new ChangeRate(1, 1);

  @Test
  void looksTwiceAsOftenForFourTimesTheWeightOrTheRate() {
    HostPace pace = new HostPace(50, MINUTE, DAY);

    Duration one = pace.interval(1, ONCE_A_DAY);

    assertThat(one.toSeconds()).isEqualTo((long) Math.sqrt(2 * 50 * 86_400));
    assertThat(pace.interval(4, ONCE_A_DAY).toMillis()).isCloseTo(one.toMillis() / 2, within(1L));
    assertThat(pace.interval(1, new ChangeRate(4, 1)).toMillis())
        .isCloseTo(one.toMillis() / 2, within(1L));
  }

  @Test
  void neverLooksSoonerThanTheShortestIntervalOrLaterThanTheFloor() {
    assertThat(new HostPace(1e-9, MINUTE, DAY).interval(5_000, ONCE_A_DAY)).isEqualTo(MINUTE);
    assertThat(new HostPace(1e15, MINUTE, DAY).interval(1, ONCE_A_DAY))
        .isEqualTo(Duration.ofMinutes(24 * 60 * 9 / 10));
    assertThat(new HostPace(1, DAY.multipliedBy(2), DAY).interval(1, ONCE_A_DAY))
        .isEqualTo(DAY.multipliedBy(2));
  }

  @Test
  void spendsAFifthOfTheBudgetOnTheFloorAtMost() {
    assertThat(HostPace.floor(20, 2)).isEqualTo(DAY);
    assertThat(HostPace.floor(100_000, 1)).isEqualTo(Duration.ofSeconds(500_000));
    assertThat(HostPace.floor(Long.MAX_VALUE, 0.01)).isPositive();
  }

  @Test
  void startsWithIntervalsThatFitTheBudget() {
    int items = 5_000;
    double looksPerSecond = 1.5;
    double demand = items * Math.sqrt(3 * 0.6);

    double mu = BudgetController.start(demand, looksPerSecond);

    Duration interval = new HostPace(mu, MINUTE, DAY).interval(3, ChangeRate.PRIOR);
    assertThat(items / looksPerSecond).isCloseTo(interval.toMillis() / 1_000.0, within(1.0));
  }

  @Test
  void looksAtAHomesTwentyItemsAsOftenAsTheyMayBe() {
    double mu = BudgetController.start(20 * Math.sqrt(2 * 0.6), 2);

    assertThat(new HostPace(mu, MINUTE, DAY).interval(2, ChangeRate.PRIOR)).isEqualTo(MINUTE);
  }

  @Test
  void stretchesIntervalsWhenLooksAreLateAndShortensThemWhenTheyAreEarly() {
    assertThat(BudgetController.step(100, 0.2)).isCloseTo(102.02, within(0.01));
    assertThat(BudgetController.step(100, -0.2)).isCloseTo(98.02, within(0.01));
    assertThat(BudgetController.step(100, 0)).isEqualTo(100);
    assertThat(BudgetController.step(100, 99)).isCloseTo(105.13, within(0.01));
  }

  @Test
  void followsTheNumberOfItemsAtOnce() {
    HostPace before = new HostPace(1_000, MINUTE, DAY);
    HostPace after = new HostPace(BudgetController.rescaled(1_000, 100, 200), MINUTE, DAY);

    assertThat(after.interval(1, ONCE_A_DAY).toMillis())
        .isCloseTo(2 * before.interval(1, ONCE_A_DAY).toMillis(), within(2L));
  }
}
