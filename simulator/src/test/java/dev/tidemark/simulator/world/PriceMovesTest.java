package dev.tidemark.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The prices move as recorded ones did, by kind of item. */
class PriceMovesTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final int DAYS = 360;

  private final World world = new World(WorldConfig.startingAt(START));
  private final Catalogue catalogue = new Catalogue(world.config());

  @Test
  void mixesQuietAndLivelyItemsAsProposed() {
    Map<Pace, Integer> counts = new HashMap<>();
    for (int index = 0; index < 2_000; index++) {
      counts.merge(catalogue.traits(index).pace(), 1, Integer::sum);
    }

    assertThat(counts.get(Pace.STATIC)).isBetween(1_120, 1_280);
    assertThat(counts.get(Pace.NORMAL)).isBetween(520, 680);
    assertThat(counts.get(Pace.ACTIVE)).isBetween(140, 220);
    assertThat(counts.get(Pace.VERY_ACTIVE)).isBetween(8, 35);
  }

  @Test
  void changesPricesAtTheRateOfEachKind() {
    Map<Pace, List<Double>> rates = new HashMap<>();
    for (int index = 0; index < 1_000; index++) {
      rates
          .computeIfAbsent(catalogue.traits(index).pace(), pace -> new ArrayList<>())
          .add(prices(world.item(index)).size() * 30.0 / DAYS);
    }

    assertThat(mean(rates.getOrDefault(Pace.STATIC, List.of()))).isBetween(0.2, 0.6);
    assertThat(mean(rates.getOrDefault(Pace.NORMAL, List.of()))).isBetween(2.3, 4.0);
    assertThat(mean(rates.getOrDefault(Pace.ACTIVE, List.of()))).isBetween(16.0, 24.0);
    assertThat(mean(rates.getOrDefault(Pace.VERY_ACTIVE, List.of()))).isGreaterThan(40.0);
  }

  @Test
  void goesUpAsOftenAsDownAndOftenBackToTheVeryPriceBefore() {
    int changes = 0;
    int down = 0;
    int back = 0;
    for (int index = 0; index < 500; index++) {
      List<Long> prices = prices(world.item(index));
      for (int i = 2; i < prices.size(); i++) {
        changes++;
        down += prices.get(i) < prices.get(i - 1) ? 1 : 0;
        back += prices.get(i).equals(prices.get(i - 2)) ? 1 : 0;
      }
    }

    // Recorded: 51 to 58 % down; 31, 53 and 75 % returned to the very price before.
    assertThat(100.0 * down / changes).isCloseTo(50, Offset.offset(5.0));
    assertThat(100.0 * back / changes).isBetween(31.0, 75.0);
  }

  @Test
  void showsAWatcherOfThirtyItemsAChangeAboutEveryHalfMinute() {
    int changes = 0;
    Instant from = START.plusSeconds(3_600);
    for (int index = 0; index < 300; index++) {
      changes += headlines(world.item(index), from, from.plus(Duration.ofHours(2))).size();
    }

    double secondsBetween = 2 * 3_600 / (changes / 10.0);
    assertThat(secondsBetween).isBetween(20.0, 45.0);
  }

  @Test
  void claimsADiscountForAThirdOfTheItems() {
    long discounted =
        java.util.stream.IntStream.range(0, 2_000)
            .mapToObj(world::item)
            .map(item -> world.truth(item, START.minus(Duration.ofDays(30))))
            .filter(truth -> truth.listPrice() != null)
            .count();

    assertThat(discounted).isBetween(500L, 900L);
  }

  private List<Long> prices(DemoItem item) {
    List<Long> prices = new ArrayList<>();
    for (TrueChange change : headlines(item, START.minus(Duration.ofDays(DAYS)), START)) {
      if (prices.isEmpty() || prices.getLast() != change.price().units()) {
        prices.add(change.price().units());
      }
    }
    return prices;
  }

  private List<TrueChange> headlines(DemoItem item, Instant from, Instant until) {
    return world.changes(item, from, until).stream()
        .filter(change -> change.model().equals(ModelId.HEADLINE))
        .toList();
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(number -> number).average().orElseThrow();
  }
}
