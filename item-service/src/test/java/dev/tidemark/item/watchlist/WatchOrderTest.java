package dev.tidemark.item.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.listing.ListingOutline;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchOrderTest {
  private final List<ListingOutline> items = new ArrayList<>();
  private final Map<ListingId, Price> pricesThen = new HashMap<>();

  @Test
  void sortsNamesWithoutRegardToCaseAndAccents() {
    item(1, "zebra", 100L, null);
    item(2, "Écran", 100L, null);
    item(3, null, 100L, null);
    item(4, "ebook", 100L, null);
    item(5, "ECHO", 100L, null);

    assertThat(sorted(WatchOrder.NAME)).containsExactly(4L, 5L, 2L, 1L, 3L);
  }

  @Test
  void sortsPricesFromTheCheapestOnAndKeepsCurrenciesApart() {
    item(1, "a", 300L, null);
    item(2, "b", null, null);
    item(3, "c", 100L, null);
    items.add(new ListingOutline(listing(Region.ID, 4), "d", new Price(10), null));

    assertThat(sorted(WatchOrder.PRICE)).containsExactly(4L, 3L, 1L, 2L);
  }

  @Test
  void sortsByTheFallInPartsOfThePriceThen() {
    item(1, "half", 100L, 200L);
    item(2, "risen", 110L, 100L);
    item(3, "same", 100L, 100L);
    item(4, "unknown then", 1L, null);
    item(5, "a tenth of much", 9_000_000L, 10_000_000L);
    item(6, "no price", null, 100L);

    assertThat(sorted(WatchOrder.DROP_30D)).containsExactly(1L, 5L, 3L, 2L, 4L, 6L);
  }

  @Test
  void sortsTheLatestChangeFirst() {
    for (long[] each : new long[][] {{1, 1_000}, {2, 3_000}, {3, 2_000}}) {
      Instant since = Instant.ofEpochMilli(each[1]);
      items.add(new ListingOutline(listing(Region.SG, each[0]), "x", new Price(1), since));
    }
    item(4, "never", null, null);

    assertThat(sorted(WatchOrder.CHANGED)).containsExactly(2L, 3L, 1L, 4L);
  }

  @Test
  void keepsTheOrderOfTheKeys() {
    item(9, "first", 100L, null);
    item(2, "second", 100L, null);
    item(5, "third", 100L, null);

    assertThat(sorted(WatchOrder.ADDED)).containsExactly(9L, 2L, 5L);
  }

  @ParameterizedTest
  @EnumSource(names = {"NAME", "PRICE", "DROP_30D", "CHANGED"})
  void givesEqualsTheSameOrderWhateverTheOrderOfTheKeys(WatchOrder order) {
    for (long item = 1; item <= 20; item++) {
      item(item, item % 2 == 0 ? "same" : null, item % 3 == 0 ? 100L : null, 100L);
    }
    List<Long> before = sorted(order);

    Collections.shuffle(items, new Random(7));

    assertThat(sorted(order)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void givesRanksThatSurviveACursor(WatchOrder order) {
    item(1, "line\nbreak 🎀".repeat(20), 100L, 90L);
    item(2, "a".repeat(63) + "🎀", Long.MAX_VALUE, 1L);
    item(3, null, null, null);

    for (ListingOutline item : items) {
      Rank rank = order.rank(item, 3, pricesThen);
      assertThat(Rank.ofPosition(rank.position())).isEqualTo(rank);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(rank.text())).isTrue();
      assertThat(rank.text()).doesNotContain("\n");
    }
  }

  private List<Long> sorted(WatchOrder order) {
    List<Rank> ranks = new ArrayList<>();
    for (ListingOutline item : items) {
      ranks.add(order.rank(item, ranks.size(), pricesThen));
    }
    return ranks.stream().sorted().map(rank -> rank.listing().item().value()).toList();
  }

  private void item(long item, @Nullable String name, @Nullable Long price, @Nullable Long then) {
    ListingId listing = listing(Region.SG, item);
    items.add(new ListingOutline(listing, name, price == null ? null : new Price(price), null));
    if (then != null) {
      pricesThen.put(listing, new Price(then));
    }
  }

  private static ListingId listing(Region region, long item) {
    return ListingId.of(region, new ItemId(item));
  }
}
