package dev.tidemark.price.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LookWeightTest {
  @Test
  void growsWithWatchersAlertsAndViews() {
    assertThat(LookWeight.of(0)).isEqualTo(1);
    assertThat(LookWeight.of(7)).isEqualTo(8);
    assertThat(LookWeight.of(7, 2, 0)).isEqualTo(16);
    assertThat(LookWeight.of(0, 0, 1_023)).isEqualTo(11, within(1e-9));
    assertThat(LookWeight.of(-3, -1, -5)).isEqualTo(1);
  }
}
