package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
  private final BackOff backOff = new BackOff(new Random(1));

  @ParameterizedTest
  @CsvSource({"0, 30", "1, 30", "2, 60", "3, 120", "10, 15360", "11, 21600", "2147483647, 21600"})
  void doublesFromThirtySecondsToSixHours(int failures, long seconds) {
    assertThat(backOff.bound(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void spreadsWaitsOverTheWholeBound() {
    Duration shortest = BackOff.CAP;
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 1000; i++) {
      Duration wait = backOff.fullJitter(3);
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(2));
      shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    assertThat(shortest).isLessThan(Duration.ofSeconds(10));
    assertThat(longest).isGreaterThan(Duration.ofSeconds(110));
  }

  @Test
  void keepsAwayAtLeastHalfTheBoundWhenThatIsDue() {
    for (int i = 0; i < 1000; i++) {
      assertThat(backOff.halfJitter(3)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }
  }
}
