package dev.tidemark.marketplace.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.StockState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The gate on genuine prices of every live region and on invented ones as they were measured: the
 * true price times a factor of 1.10 to 1.80, the same for the whole answer, unrounded.
 *
 * <p>An invented amount passes by chance once in as many times as the smallest coin has units: one
 * in 1,000 where prices have two decimals, one in 100,000 where they have none. Every further
 * amount of the answer that is not a simple multiple of another has to pass as well. So what gets
 * through are single amounts without a list price. More than half of those rise by less than 50 %,
 * which is no jump either; but the next invented price is another one, so that nothing but a second
 * look with the same number tells them from genuine ones.
 */
class GeneratedAmountsTest {
  private static final int PER_REGION = 20_000;

  private final Random random = new Random(20_260_301);

  /** What was let through of how many, where prices have two decimals and where they have none. */
  private record Tally(int cents, int whole, int ofCents, int ofWhole) {}

  @Test
  void refusesNoGenuineAmount() {
    int amounts = 0;
    int refused = 0;
    for (Region region : Region.live()) {
      ItemKey key = key(region);
      for (int i = 0; i < PER_REGION; i++) {
        long price = genuine(region);
        long listPrice = price + genuine(region);
        refused += isBelieved(key, List.of(price), listPrice) ? 0 : 1;
        amounts += 2;
      }
    }

    assertThat(refused).isZero();
    assertThat(amounts).isGreaterThanOrEqualTo(200_000);
  }

  @Test
  void letsSingleInventedAmountsPassOnlyByTheKnownChance() {
    Tally passed = invent(1, false);

    assertThat(passed.ofCents() + passed.ofWhole()).isGreaterThanOrEqualTo(200_000);
    // One in 1,000 and one in 100,000, each within five standard deviations.
    assertAround(passed.cents(), passed.ofCents() / 1_000.0);
    assertAround(passed.whole(), passed.ofWhole() / 100_000.0);
  }

  @Test
  void letsNothingPassThatShowsAnInventedListPriceAsWell() {
    Tally passed = invent(1, true);

    // One in a million of 120,000, and one in ten thousand million.
    assertThat(passed.cents()).isLessThanOrEqualTo(2);
    assertThat(passed.whole()).isZero();
  }

  @Test
  void letsNoInventedItemOfSeveralVariationsPass() {
    Tally passed = invent(3, false);

    assertThat(passed.cents() + passed.whole()).isZero();
  }

  /** Where the jump rule and the suspect rule have to help. */
  @Test
  void leavesMoreThanHalfOfTheInventedOnesBelowAJump() {
    int jumps = 0;
    for (int i = 0; i < PER_REGION; i++) {
      Price price = new Price(genuine(Region.SG));
      Price invented = new Price(invented(price.units(), factor()));
      jumps += JumpRule.suspicious(price, invented) ? 1 : 0;
    }

    // Factors above 1.50 of those between 1.10 and 1.80.
    assertThat(jumps / (double) PER_REGION).isBetween(0.41, 0.45);
  }

  private Tally invent(int models, boolean withListPrice) {
    int[] passed = new int[2];
    int[] made = new int[2];
    for (Region region : Region.live()) {
      ItemKey key = key(region);
      int kind = region.decimals() == 2 ? 0 : 1;
      for (int i = 0; i < PER_REGION; i++) {
        double factor = factor();
        List<Long> prices = new ArrayList<>();
        for (int model = 0; model < models; model++) {
          prices.add(invented(genuine(region), factor));
        }
        Long listPrice = withListPrice ? invented(2 * genuine(region) + 1_000, factor) : null;
        made[kind]++;
        passed[kind] += isBelieved(key, prices, listPrice) ? 1 : 0;
      }
    }
    return new Tally(passed[0], passed[1], made[0], made[1]);
  }

  /** Chance events that are rare come as often as expected, give or take. */
  private static void assertAround(int passed, double expected) {
    assertThat((double) passed)
        .isBetween(expected - 5 * Math.sqrt(expected + 1), expected + 5 * Math.sqrt(expected + 1));
  }

  /** From half a currency unit to some ten thousand, in whole coins. */
  private long genuine(Region region) {
    long step = Price.smallestStep(region.decimals());
    double units = 50_000 * Math.exp(random.nextDouble() * Math.log(200_000));
    return Math.max(1, Math.round(units / step)) * step;
  }

  private double factor() {
    return 1.1 + 0.7 * random.nextDouble();
  }

  private static long invented(long price, double factor) {
    return (long) (price * factor);
  }

  private static boolean isBelieved(ItemKey key, List<Long> prices, @Nullable Long listPrice) {
    List<UncheckedModel> models = new ArrayList<>();
    for (long price : prices) {
      models.add(
          new UncheckedModel(
              models.size() + 1L, "", new Amounts(price, null, null), StockState.IN, false));
    }
    UncheckedListing answer =
        new UncheckedListing(
            1L,
            2L,
            "",
            "normal",
            null,
            null,
            new Amounts(prices.getFirst(), null, listPrice),
            StockState.IN,
            false,
            false,
            models,
            List.of(),
            Set.of());
    return AnswerGate.check(key, answer) instanceof PriceCheck.Answered;
  }

  private static ItemKey key(Region region) {
    return ItemKey.parse(region.code() + ".1.2").orElseThrow();
  }
}
