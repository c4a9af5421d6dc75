package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeftAloneTest {
  private final ManualTime time = new ManualTime();
  private final LeftAlone<String> shops = new LeftAlone<>(Duration.ofHours(1));

  @Test
  void leavesAloneForAWhile() {
    shops.add("one", time.nanos());

    time.pass(Duration.ofMinutes(59));
    assertThat(shops.contains("one", time.nanos())).isTrue();
    assertThat(shops.contains("other", time.nanos())).isFalse();
    time.pass(Duration.ofMinutes(1));
    assertThat(shops.contains("one", time.nanos())).isFalse();
  }

  @Test
  void countsFromTheLastTime() {
    shops.add("one", time.nanos());
    time.pass(Duration.ofMinutes(40));
    shops.add("one", time.nanos());
    time.pass(Duration.ofMinutes(40));

    assertThat(shops.contains("one", time.nanos())).isTrue();
  }

  @Test
  void forgetsTheLeastRecentOfTooMany() {
    for (int shop = 0; shop <= 50_000; shop++) {
      shops.add("shop " + shop, time.nanos());
    }

    assertThat(shops.contains("shop 0", time.nanos())).isFalse();
    assertThat(shops.contains("shop 1", time.nanos())).isTrue();
  }
}
