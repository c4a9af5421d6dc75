package dev.tidemark.user.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.user.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
  private final ManualClock clock = new ManualClock();
  private final AttemptLimit limit = new AttemptLimit(10, Duration.ofMinutes(1), clock);

  @Test
  void letsAllOfAPeriodThroughAtOnceAndThenOneAtATime() {
    useUp("alice");

    assertThat(limit.take("alice")).contains(Duration.ofSeconds(6));
    clock.advance(Duration.ofSeconds(6));
    assertThat(limit.take("alice")).isEmpty();
    assertThat(limit.take("alice")).isPresent();
  }

  @Test
  void isWholeAgainAfterAPeriod() {
    useUp("alice");
    clock.advance(Duration.ofMinutes(1));
    useUp("alice");

    assertThat(limit.take("alice")).isPresent();
  }

  @Test
  void countsEachKeyByItself() {
    useUp("alice");

    assertThat(limit.take("bob")).isEmpty();
  }

  @Test
  void doesNotCountWhatWasGivenBack() {
    useUp("alice");

    limit.giveBack("alice");

    assertThat(limit.take("alice")).isEmpty();
    assertThat(limit.take("alice")).isPresent();
  }

  @Test
  void survivesAClockThatIsSetBack() {
    useUp("alice");

    clock.advance(Duration.ofHours(-1));

    assertThat(limit.take("alice"))
        .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1)));
  }

  private void useUp(String key) {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.take(key)).isEmpty();
    }
  }
}
