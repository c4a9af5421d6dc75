package dev.tidemark.price.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRateTest {
  @Test
  void beginsWithSixChangesInTenDays() {
    assertThat(ChangeRate.PRIOR.perDay()).isEqualTo(0.6, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0.667, 1", "2, 5, 0.04", "30, 10, 0.001", "0.5, 40, 20", "50, 2, 3"})
  void hasTheMeanAndVarianceOfWhatIsReallyKnownAfterAChange(
      double alpha, double beta, double days) {
    ChangeRate after =
        new ChangeRate(alpha, beta).after(Duration.ofMillis((long) (days * 86_400_000)), true);

    double[] exact = exactlyAfterAChange(alpha, beta, days);
    assertThat(after.perDay()).isCloseTo(exact[0], within(exact[0] * 2e-3));
    assertThat(after.alpha() / (after.beta() * after.beta()))
        .isCloseTo(exact[1], within(exact[1] * 5e-3));
  }

  @Test
  void believesInFewerChangesTheLongerNothingHappens() {
    ChangeRate after = ChangeRate.PRIOR.after(Duration.ofDays(2), false);

    assertThat(after).isEqualTo(new ChangeRate(0.4, 0.4 / 0.6 + 2));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 6", "0.5, 6", "6, 1", "24, 0.5"})
  void findsTheTrueRate(double changesADay, double hoursBetweenLooks) {
    SplittableRandom random = new SplittableRandom(3);
    double unchanged = Math.exp(-changesADay * hoursBetweenLooks / 24);
    Duration between = Duration.ofMillis((long) (hoursBetweenLooks * 3_600_000));
    ChangeRate rate = ChangeRate.PRIOR;

    for (int look = 0; look < 1_500; look++) {
      rate = rate.after(between, random.nextDouble() > unchanged);
    }

    assertThat(rate.perDay()).isCloseTo(changesADay, within(changesADay / 2));
  }

  @Test
  void forgetsWhatIsLongAgo() {
    ChangeRate quiet = ChangeRate.PRIOR;
    for (int day = 0; day < 400; day++) {
      quiet = quiet.after(Duration.ofDays(1), false);
    }
    assertThat(quiet.beta()).isLessThanOrEqualTo(60);

    ChangeRate awake = quiet;
    for (int day = 0; day < 20; day++) {
      awake = awake.after(Duration.ofDays(1), true);
    }

    assertThat(awake.perDay()).isGreaterThan(0.2).isGreaterThan(100 * quiet.perDay());
    assertThat(awake.alpha()).isLessThanOrEqualTo(60);
  }

  @Test
  void learnsNothingFromTwoLooksAtOnceOrFromAClockSetBack() {
    assertThat(ChangeRate.PRIOR.after(Duration.ZERO, true)).isEqualTo(ChangeRate.PRIOR);
    assertThat(ChangeRate.PRIOR.after(Duration.ofHours(-1), false)).isEqualTo(ChangeRate.PRIOR);
  }

  @Test
  void staysSoundWhateverHappens() {
    SplittableRandom random = new SplittableRandom(9);
    ChangeRate rate = ChangeRate.PRIOR;
    for (int look = 0; look < 100_000; look++) {
      long millis = (long) Math.exp(random.nextDouble() * 25);
      rate = rate.after(Duration.ofMillis(millis), random.nextBoolean());
      assertThat(rate.perDay()).isPositive().isFinite();
    }
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatThrownBy(() -> new ChangeRate(0, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new ChangeRate(1, Double.NaN)).hasMessageContaining("above 0");
  }

  /** Mean and variance of the posterior, by summing it over ten thousand rates. */
  private static double[] exactlyAfterAChange(double alpha, double beta, double days) {
    double sum = 0;
    double first = 0;
    double second = 0;
    // In the logarithm of the rate, where the density is smooth.
    for (double log = -60; log < 12; log += 0.001) {
      double rate = Math.exp(log);
      double density = Math.exp(alpha * log - beta * rate) * -Math.expm1(-rate * days);
      sum += density;
      first += density * rate;
      second += density * rate * rate;
    }
    double mean = first / sum;
    return new double[] {mean, second / sum - mean * mean};
  }
}
