package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DecimalAmountsTest {
  @ParameterizedTest
  @CsvSource({
    "'\"110.67\"', 2, 11067000",
    "'\"75.9\"', 2, 7590000",
    "'\"132\"', 2, 13200000",
    "'110.67', 2, 11067000",
    "'\"110.670000000\"', 2, 11067000",
    "'\"34500\"', 0, 3450000000",
    "'\"34500.00\"', 0, 3450000000",
    "'\"0.1\"', 2, 10000",
    "'1.5e2', 2, 15000000",
    "'\"0\"', 2, 0",
    "'\"-1\"', 2, -100000",
    "'\"90071992547409.93\"', 2, 9007199254740993000",
    "'\"\"', 2, ",
    "null, 2, ",
  })
  void readsAmountsToTheLastDigit(String json, int decimals, @Nullable Long units) {
    DecimalAmounts amounts = new DecimalAmounts(decimals);

    assertThat(amounts.read(offer(json), "price")).isEqualTo(units);
    assertThat(amounts.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"110.671\"', 2, GRANULARITY",
    "'\"110.6712345678\"', 2, GRANULARITY",
    "'\"34500.5\"', 0, GRANULARITY",
    "'1e-999999999', 2, GRANULARITY",
    "'\"92233720368547758.08\"', 2, TOO_LARGE",
    "'1e999999999', 2, TOO_LARGE",
    "'\"1,299.00\"', 2, NOT_A_NUMBER",
    "'\"R$ 10\"', 2, NOT_A_NUMBER",
    "'\"1e3\"', 2, NOT_A_NUMBER",
    "'\"NaN\"', 2, NOT_A_NUMBER",
    "'\".5\"', 2, NOT_A_NUMBER",
    "'true', 2, NOT_A_NUMBER",
    "'[110.67]', 2, NOT_A_NUMBER",
  })
  void notesWhatIsNoAmountOfTheCurrency(String json, int decimals, Refusal fault) {
    DecimalAmounts amounts = new DecimalAmounts(decimals);

    assertThat(amounts.read(offer(json), "price")).isNull();
    assertThat(amounts.faults()).containsExactly(fault);
  }

  @Test
  void missesNothingThatIsNotThere() {
    DecimalAmounts amounts = new DecimalAmounts(2);

    assertThat(amounts.read(offer("1"), "priceMin")).isNull();
    assertThat(amounts.faults()).isEmpty();
  }

  private static JsonNode offer(String price) {
    byte[] json = ("{\"price\":" + price + "}").getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(JsonText.parse(json));
  }
}
