package dev.tidemark.itemsdb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.Price;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PercentTest {
  @Test
  void roundsToTheNearest() {
    assertThat(Percent.discount(new Price(675), new Price(1000))).isEqualTo(33);
    assertThat(Percent.discount(new Price(676), new Price(1000))).isEqualTo(32);
    assertThat(Percent.share(Duration.ofDays(1), Duration.ofDays(3))).isEqualTo(33);
  }

  @Test
  void staysAtTheEndOfItsRange() {
    assertThat(Percent.discount(new Price(Long.MAX_VALUE), new Price(1)))
        .isEqualTo(Integer.MIN_VALUE);
    assertThat(Percent.discount(new Price(1), new Price(Long.MAX_VALUE))).isEqualTo(100);
  }

  @Test
  void saysAlwaysOnlyOfAll() {
    assertThat(Percent.share(Duration.ofDays(90).minusMillis(1), Duration.ofDays(90)))
        .isEqualTo(99);
    assertThat(Percent.share(Duration.ofDays(90), Duration.ofDays(90))).isEqualTo(100);
  }
}
