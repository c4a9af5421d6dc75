package dev.tidemark.marketplace.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpRuleTest {

  @ParameterizedTest
  @CsvSource({
    "100, 150, false",
    "100, 151, true",
    "101, 151, false",
    "101, 152, true",
    "100, 30, false",
    "100, 29, true",
    "10, 3, false",
    "10, 2, true",
    "100, 100, false",
    "1, 9223372036854775807, true",
    "9223372036854775807, 1, true",
    "9223372036854775807, 9223372036854775806, false"
  })
  void suspectsMoreThanHalfUpAndMoreThanSeventyPercentDown(long old, long now, boolean suspicious) {
    assertThat(JumpRule.suspicious(new Price(old), new Price(now))).isEqualTo(suspicious);
  }

  @Test
  void suspectsModelsThatAllMoveByTheirOwnFactor() {
    assertThat(JumpRule.allDifferently(prices(100, 200), prices(110, 260))).isTrue();
    assertThat(JumpRule.allDifferently(prices(100, 200, 300), prices(110, 260, 330))).isTrue();
  }

  @Test
  void doesNotSuspectASaleOnEverything() {
    assertThat(JumpRule.allDifferently(prices(1000, 2000), prices(900, 1800))).isFalse();
    assertThat(JumpRule.allDifferently(prices(9999, 19_999), prices(6666, 13_333))).isFalse();
  }

  @Test
  void doesNotSuspectChangesOfSomeModels() {
    assertThat(JumpRule.allDifferently(prices(100, 200), prices(100, 260))).isFalse();
    assertThat(JumpRule.allDifferently(prices(100), prices(110))).isFalse();
    assertThat(JumpRule.allDifferently(prices(), prices(110, 120))).isFalse();
    assertThat(JumpRule.allDifferently(prices(100, 200), prices(110))).isFalse();
  }

  private static Map<ModelId, Price> prices(long... units) {
    Map<ModelId, Price> prices = new HashMap<>();
    for (int i = 0; i < units.length; i++) {
      prices.put(new ModelId(i + 1), new Price(units[i]));
    }
    return prices;
  }
}
