package dev.tidemark.marketplace.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.StockState;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** The model of invention that was measured: true price times 1.10 to 1.80, unrounded. */
  @ParameterizedTest
  @EnumSource(value = Region.class, mode = EnumSource.Mode.MATCH_ANY, names = "SG|TW|VN|BR|ID")
  void refusesInventedPricesAndNoGenuineOne(Region region) {
    ItemKey key = ItemKey.parse(region.code() + ".1.2").orElseThrow();
    long step = Price.smallestStep(region.decimals());
    Random random = new Random(region.number());
    int invented = 0;

    for (int round = 0; round < 10_000; round++) {
      long genuine = (1 + random.nextInt(100_000)) * step;
      long made = (long) (genuine * (1.1 + 0.7 * random.nextDouble()));

      assertThat(AnswerGate.check(key, listing(genuine, List.of(), Set.of())))
          .isInstanceOf(PriceCheck.Answered.class);
      if (AnswerGate.check(key, listing(made, List.of(), Set.of()))
          instanceof PriceCheck.Answered) {
        invented++;
      }
    }

    // By chance one in a thousand passes with two decimals, and every model has to.
    assertThat(invented).isLessThan(region.decimals() == 0 ? 3 : 30);
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
