package dev.tidemark.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final WorldConfig CONFIG = WorldConfig.startingAt(START);

  private final World world = new World(CONFIG);

  @Test
  void isTheSameInEveryProcessAndInAnyOrder() {
    List<Truth> forwards = truths(new World(CONFIG), 0, 50);
    List<Truth> backwards = new ArrayList<>();
    World other = new World(CONFIG);
    for (int index = 49; index >= 0; index--) {
      backwards.addAll(truths(other, index, index + 1));
    }
    Collections.reverse(backwards);

    assertThat(backwards).isEqualTo(forwards);
  }

  /** The figures are this program's own: they change when the shop's past is changed. */
  @Test
  void keepsItsPastFromVersionToVersion() {
    DemoItem item = world.item(7);
    long sum =
        world.changes(item, START.minus(Duration.ofDays(540)), START).stream()
            .mapToLong(change -> change.price().units() + change.at().getEpochSecond())
            .sum();

    assertThat(item.key(Region.DEMO)).hasToString("demo.1070750305.53548596805");
    assertThat(sum).isEqualTo(75_350_568_932L);
  }

  @Test
  void isAnotherShopWithAnotherSeed() {
    World other = new World(CONFIG.withSeed(2));

    assertThat(other.item(3).id()).isNotEqualTo(world.item(3).id());
    assertThat(other.item(3).seller().id()).isNotEqualTo(world.item(3).seller().id());
  }

  @Test
  void findsEveryItemSellerAndPictureAgain() {
    for (int index = 0; index < CONFIG.items(); index++) {
      DemoItem item = world.item(index);
      assertThat(world.find(item.id())).contains(item);
      assertThat(world.findSeller(item.seller().id())).contains(item.seller());
      for (String image : item.images()) {
        assertThat(world.findByImage(image)).contains(item);
        assertThat(image).matches("[0-9a-f]{32}|sg-11134207-[0-9a-z]{5}-[0-9a-z]{14}");
      }
    }
  }

  @Test
  void knowsNothingOfOtherNumbers() {
    assertThat(world.find(new ItemId(1))).isEmpty();
    assertThat(world.find(new ItemId(40_000_000_001L))).isEmpty();
    assertThat(world.findByImage("0".repeat(32))).isEmpty();
    assertThat(world.findByImage("../etc/passwd")).isEmpty();
    assertThat(world.findSession(5)).isEmpty();
    assertThatThrownBy(() -> world.item(2_000))
        .hasMessage("the shop has items 0 to 1999, not 2000");
  }

  @Test
  void numbersModelsAndItemsWithoutRepeating() {
    Set<Long> models = new HashSet<>();
    Set<ItemId> items = new HashSet<>();
    for (int index = 0; index < CONFIG.items(); index++) {
      DemoItem item = world.item(index);
      assertThat(items.add(item.id())).isTrue();
      assertThat(item.id().value()).isGreaterThan(Integer.MAX_VALUE);
      assertThat(item.models()).hasSizeBetween(1, 20);
      item.models().forEach(model -> assertThat(models.add(model.id().value())).isTrue());
    }
  }

  @Test
  void givesEachSellerItsOwnItems() {
    Map<Seller, Integer> counts = new HashMap<>();
    for (int index = 0; index < CONFIG.items(); index++) {
      counts.merge(world.item(index).seller(), 1, Integer::sum);
    }

    assertThat(counts).hasSize(world.sellers());
    counts.forEach((seller, count) ->
        assertThat(world.itemsOf(seller))
            .hasSize(count)
            .allMatch(item -> item.seller().equals(seller)));
    assertThat(Collections.max(counts.values())).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(Region.class)
  void neverAsksForLessThanTheSmallestCoin(Region region) {
    World regional = new World(CONFIG.withRegion(region));
    Random random = new Random(4);
    int amounts = 0;
    while (amounts < 10_000) {
      DemoItem item = regional.item(random.nextInt(CONFIG.items()));
      Truth truth = regional.truth(item, anyTime(random));
      for (ModelTruth model : truth.models()) {
        assertThat(model.price().fits(region.decimals())).isTrue();
        Price list = model.listPrice();
        assertThat(list == null || list.fits(region.decimals())).isTrue();
        assertThat(list == null || list.compareTo(model.price()) >= 0).isTrue();
        amounts += 2;
      }
      assertThat(truth.price().fits(region.decimals())).isTrue();
    }
  }

  @Test
  void headlineIsTheLowestPriceThatCanBePaid() {
    Random random = new Random(5);
    for (int look = 0; look < 5_000; look++) {
      Truth truth = world.truth(world.item(random.nextInt(CONFIG.items())), anyTime(random));
      boolean any = truth.inStock();
      Price lowest =
          truth.models().stream()
              .filter(model -> !any || model.inStock())
              .map(ModelTruth::price)
              .min(Price::compareTo)
              .orElseThrow();
      assertThat(truth.price()).isEqualTo(lowest);
    }
  }

  @Test
  void costsAMillionItemsNothing() {
    World large = new World(CONFIG.withItems(1_000_000));
    DemoItem last = large.item(999_999);

    assertThat(large.find(last.id())).contains(last);
    assertThat(large.item(7).id()).isEqualTo(world.item(7).id());
    assertThat(large.truth(last, START).price().units()).isPositive();
  }

  @Test
  void showsItemsOfDifferentLiveliness() {
    assertThat(world.showcase(30)).hasSize(30).doesNotHaveDuplicates();
    assertThat(new World(CONFIG.withItems(4)).showcase(4)).hasSize(4).doesNotHaveDuplicates();
  }

  private static List<Truth> truths(World world, int from, int until) {
    List<Truth> truths = new ArrayList<>();
    for (int index = from; index < until; index++) {
      truths.add(world.truth(world.item(index), START.plusSeconds(index * 7L - 100)));
    }
    return truths;
  }

  private static Instant anyTime(Random random) {
    return START.plusMillis(random.nextLong(-600L * 86_400_000, 30L * 86_400_000));
  }
}
