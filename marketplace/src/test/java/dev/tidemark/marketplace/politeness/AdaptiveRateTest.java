package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveRateTest {
  private final AdaptiveRate rate = new AdaptiveRate(2);

  @Test
  void halvesWithEachRefusal() {
    rate.refused(0);
    assertThat(rate.perSecond(0)).isEqualTo(1);
    rate.refused(0);
    assertThat(rate.perSecond(0)).isEqualTo(0.5);
  }

  @Test
  void regainsTwoPercentOfTheFullRateEachMinuteAndNoMore() {
    rate.refused(0);

    assertThat(rate.perSecond(minutes(1))).isCloseTo(1.04, within(1e-9));
    assertThat(rate.perSecond(minutes(10))).isCloseTo(1.4, within(1e-9));
    assertThat(rate.perSecond(minutes(25))).isCloseTo(2, within(1e-9));
    assertThat(rate.perSecond(minutes(1000))).isEqualTo(2);
  }

  @Test
  void neverFallsBelowOneHundredth() {
    for (int i = 0; i < 50; i++) {
      rate.refused(0);
    }

    assertThat(rate.perSecond(0)).isEqualTo(0.02);
  }

  @Test
  void refusesARateThatIsNone() {
    for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new AdaptiveRate(none));
    }
  }

  private static long minutes(int count) {
    return Duration.ofMinutes(count).toNanos();
  }
}
