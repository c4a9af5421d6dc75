package dev.tidemark.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
  @ParameterizedTest
  @CsvSource({
    "129.00, 12900000, 2, 129.00",
    "0.01, 1000, 2, 0.01",
    "34500, 3450000000, 0, 34500",
    "21474.84, 2147484000, 2, 21474.84",
    "99999999999999.99999, 9999999999999999999, 5, ''",
  })
  void readsAndWritesDecimalAmounts(String amount, String units, int decimals, String written) {
    if (written.isEmpty()) {
      assertThatThrownBy(() -> Price.ofDecimal(amount)).hasMessageContaining("too large");
      return;
    }

    Price price = Price.ofDecimal(amount);

    assertThat(price.units()).isEqualTo(Long.parseLong(units));
    assertThat(price.toDecimal(decimals)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e5", "1,5", ".5", "1.", "1.234567", "NaN", " 1", "0", "0.00"})
  void refusesWhatIsNotAPositiveDecimalNumber(String amount) {
    assertThatThrownBy(() -> Price.ofDecimal(amount)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"12900000, 2, true", "12900001, 2, false", "12900000, 0, true", "12950000, 0, false"})
  void knowsWhetherTheShopCouldShowIt(long units, int decimals, boolean fits) {
    assertThat(new Price(units).fits(decimals)).isEqualTo(fits);
  }

  @Test
  void holdsPricesThatDoNotFitInto32Bits() {
    Price house = Price.ofDecimal("9876543210");

    assertThat(house.toDecimal(0)).isEqualTo("9876543210");
  }
}
