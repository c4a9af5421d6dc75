package dev.tidemark.marketplace.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.StockState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerGateTest {
  private static final ItemKey KEY = ItemKey.parse("sg.1.2").orElseThrow();

  @Test
  void refusesEveryFaultThatWasFoundWhileReading() {
    for (Refusal fault : Refusal.values()) {
      assertThat(AnswerGate.check(KEY, listing(1000L, List.of(), Set.of(fault))))
          .isEqualTo(new PriceCheck.Refused(Set.of(fault)));
    }
  }

  @Test
  void refusesModelsThatCannotBeToldApart() {
    UncheckedModel model =
        new UncheckedModel(7L, "", new Amounts(1000L, null, null), StockState.IN, false);

    assertThat(AnswerGate.check(KEY, listing(1000L, List.of(model, model), Set.of())))
        .isEqualTo(new PriceCheck.Refused(Set.of(Refusal.AMBIGUOUS_MODELS)));
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef0123456789abcdef, true",
    "sg-11134207-7r98o-0123456789abcd, true",
    "0123456789abcdef0123456789a, false",
    "0123456789ABCDEF0123456789ABCDEF, false",
    "sg-11134207-7r98o-0123456789abc, false",
    "../0123456789abcdef0123456789abc, false",
    "https://evil.example/picture.png, false"
  })
  void knowsTheNamesOfGenuineImages(String hash, boolean genuine) {
    UncheckedListing answer =
        new UncheckedListing(
            1L,
            2L,
            "",
            "normal",
            hash,
            null,
            new Amounts(1000L, null, null),
            StockState.IN,
            false,
            false,
            List.of(),
            List.of(),
            Set.of());

    assertThat(AnswerGate.check(KEY, answer) instanceof PriceCheck.Answered).isEqualTo(genuine);
  }

  /** The ladder of a model's prices, a range, a price in a corner of the page: no matter where. */
  @ParameterizedTest
  @CsvSource({"1290000, true", "0, true", "-1, true", "1290001, false", "1000000000000000, false"})
  void judgesEveryOtherAmountOfTheAnswer(long amount, boolean believed) {
    UncheckedListing plain = listing(1_290_000L, List.of(), Set.of());
    UncheckedListing answer =
        new UncheckedListing(
            plain.shop(),
            plain.item(),
            plain.name(),
            plain.status(),
            plain.imageHash(),
            plain.currency(),
            plain.amounts(),
            plain.stock(),
            false,
            false,
            List.of(),
            List.of(amount),
            Set.of());

    assertThat(AnswerGate.check(KEY, answer) instanceof PriceCheck.Answered).isEqualTo(believed);
  }

  private static UncheckedListing listing(
      @Nullable Long price, List<UncheckedModel> models, Set<Refusal> faults) {
    return new UncheckedListing(
        1L,
        2L,
        "Blue mug",
        "normal",
        null,
        null,
        new Amounts(price, null, null),
        StockState.IN,
        false,
        false,
        models,
        List.of(),
        faults);
  }
}
