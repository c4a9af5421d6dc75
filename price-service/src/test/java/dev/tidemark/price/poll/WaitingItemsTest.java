package dev.tidemark.price.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingItemsTest {
  @Test
  void noticesASourceWithinAMinuteWhereFewWait() {
    assertThat(WaitingItems.pause(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(WaitingItems.pause(6_000)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void writesNoMoreThanAHundredRowsASecondHoweverManyWait() {
    assertThat(WaitingItems.pause(1_000_000)).isEqualTo(Duration.ofSeconds(10_000));
  }
}
