package dev.tidemark.user.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.user.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingDelayTest {
  private final ManualClock clock = new ManualClock();
  private final GrowingDelay delay = new GrowingDelay(clock);

  @Test
  void letsFiveAttemptsThroughAndThenOneAfterAMinute() {
    useUpFreeAttempts("alice");

    assertThat(delay.begin("alice")).contains(Duration.ofMinutes(1));
    clock.advance(Duration.ofSeconds(59));
    assertThat(delay.begin("alice")).contains(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(delay.begin("alice")).isEmpty();
  }

  @Test
  void doublesTheWaitUpToAQuarterOfAnHour() {
    useUpFreeAttempts("alice");

    for (int minutes : new int[] {1, 2, 4, 8, 15, 15, 15}) {
      assertThat(delay.begin("alice")).contains(Duration.ofMinutes(minutes));
      clock.advance(Duration.ofMinutes(minutes));
      assertThat(delay.begin("alice")).isEmpty();
    }
  }

  @Test
  void isNotProlongedByAttemptsThatAreRefused() {
    useUpFreeAttempts("alice");

    for (int i = 0; i < 60; i++) {
      assertThat(delay.begin("alice")).isPresent();
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(delay.begin("alice")).isEmpty();
  }

  @Test
  void startsAnewAfterSuccessAndAfterAQuietHour() {
    useUpFreeAttempts("alice");
    delay.clear("alice");
    useUpFreeAttempts("alice");
    clock.advance(Duration.ofHours(1));
    useUpFreeAttempts("alice");

    assertThat(delay.begin("alice")).isPresent();
  }

  @Test
  void countsEachKeyByItself() {
    useUpFreeAttempts("alice");

    assertThat(delay.begin("bob")).isEmpty();
  }

  @Test
  void doesNotCountWhatWasGivenBack() {
    useUpFreeAttempts("alice");

    delay.giveBack("alice");

    assertThat(delay.begin("alice")).isEmpty();
    assertThat(delay.begin("alice")).isPresent();
  }

  private void useUpFreeAttempts(String key) {
    for (int i = 0; i < 5; i++) {
      assertThat(delay.begin(key)).isEmpty();
    }
  }
}
