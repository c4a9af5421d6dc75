package dev.tidemark.item.watchlist;

import static dev.tidemark.item.ItemSystem.key;
import static dev.tidemark.item.ItemSystem.refusedField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.ListWatchedItemsResponse;
import dev.tidemark.protocol.item.v1.PricePoint;
import dev.tidemark.protocol.item.v1.VerdictKind;
import dev.tidemark.protocol.item.v1.WatchSort;
import dev.tidemark.protocol.item.v1.WatchedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class ListWatchedItemsIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  @BeforeAll
  void fill() {
    KnownItem.of(system, "sg.1.1", "Kettle").at(60, 100).at(10, 80).at(5, 50);
    KnownItem.of(system, "sg.1.2", "apron").at(60, 40);
    KnownItem.of(system, "sg.1.3", "Éclair mould").at(20, 70).at(2, 60);
    KnownItem.of(system, "sg.1.4", "Kettle stand").at(90, 20).at(29, 30);
    system.track(key("sg.1.5"));
  }

  @Test
  void keepsTheOrderOfTheKeysUnlessToldOtherwise() {
    assertThat(items(list(request(4, 1, 5, 3, 2)))).containsExactly(4L, 1L, 5L, 3L, 2L);
  }

  @Test
  void sortsWithThoseWithoutAValueLast() {
    assertThat(sorted(WatchSort.WATCH_SORT_NAME)).containsExactly(2L, 3L, 1L, 4L, 5L);
    assertThat(sorted(WatchSort.WATCH_SORT_PRICE)).containsExactly(4L, 2L, 1L, 3L, 5L);
    assertThat(sorted(WatchSort.WATCH_SORT_DROP_30D)).containsExactly(1L, 2L, 4L, 3L, 5L);
    assertThat(sorted(WatchSort.WATCH_SORT_CHANGED)).containsExactly(3L, 1L, 4L, 2L, 5L);
  }

  @ParameterizedTest
  @EnumSource(names = "UNRECOGNIZED", mode = EnumSource.Mode.EXCLUDE)
  void pagesInEveryOrderWithoutLossOrRepetition(WatchSort sort) {
    List<Long> whole = sorted(sort);

    List<Long> paged = new ArrayList<>();
    ListWatchedItemsRequest.Builder request = request(5, 4, 3, 2, 1).setSort(sort).setLimit(2);
    do {
      ListWatchedItemsResponse page = list(request);
      paged.addAll(items(page));
      request.setCursor(page.getNextCursor());
    } while (!request.getCursor().isEmpty());

    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void goesOnAtTheSamePlaceWhenTheListHasChanged() {
    String cursor = list(request(1, 2, 3, 4).setLimit(2)).getNextCursor();

    assertThat(items(list(request(5, 1, 2, 3, 4).setCursor(cursor)))).containsExactly(3L, 4L);
    assertThat(items(list(request(1, 3, 4).setCursor(cursor))))
        .as("the last item of the page was removed")
        .containsExactly(3L, 4L);
  }

  @Test
  void filtersByName() {
    assertThat(items(list(request(1, 2, 3, 4, 5).setQ("KETTLE")))).containsExactly(1L, 4L);
    assertThat(items(list(request(1, 2, 3, 4, 5).setQ("%")))).isEmpty();
  }

  @Test
  void drawsTheStepsOfThirtyDaysFromThePriceInForceAtTheirStart() {
    WatchedItem kettle = list(request(1)).getItems(0);
    WatchedItem eclair = list(request(3)).getItems(0);

    assertThat(kettle.getPrice30DAgo()).isEqualTo(10_000_000);
    assertThat(kettle.getRecentList()).containsExactly(point(30, 100), point(10, 80), point(5, 50));
    assertThat(eclair.hasPrice30DAgo()).isFalse();
    assertThat(eclair.getRecentList()).containsExactly(point(20, 70), point(2, 60));
  }

  @Test
  void judgesPricesOnlyWhenAskedTo() {
    assertThat(list(request(1, 2)).getItemsList()).noneMatch(WatchedItem::hasVerdict);

    List<WatchedItem> judged = list(request(1, 2, 5).setVerdicts(true)).getItemsList();

    assertThat(judged.get(0).getVerdict().getKind()).isEqualTo(VerdictKind.LOWEST_EVER);
    assertThat(judged.get(0).getVerdict().getSinceMs()).isEqualTo(daysAgo(60));
    assertThat(judged.get(1).getVerdict().getKind()).isEqualTo(VerdictKind.NEVER_CHANGED);
    assertThat(judged.get(2).hasVerdict()).as("it has no price yet").isFalse();
  }

  @Test
  void judgesAnewWithTheNextPrice() {
    KnownItem lamp = KnownItem.of(system, "sg.1.6", "Lamp").at(60, 100).at(30, 80).at(20, 90);
    var before = list(request(6).setVerdicts(true)).getItems(0).getVerdict();

    lamp.at(1, 120);
    var after = list(request(6).setVerdicts(true)).getItems(0).getVerdict();

    assertThat(before.getKind()).isNotEqualTo(VerdictKind.HIGH);
    assertThat(after.getKind()).isEqualTo(VerdictKind.HIGH);
  }

  @Test
  void drawsALineForAPriceThatDidNotChangeAndNothingBeforeTheFirst() {
    assertThat(list(request(2)).getItems(0).getRecentList()).containsExactly(point(30, 40));
    assertThat(list(request(5)).getItems(0).getRecentList()).isEmpty();
  }

  @Test
  void showsAtMostSixtyPointsWithTheLowestAndTheHighest() {
    KnownItem busy = KnownItem.of(system, "my.1.9", "busy");
    for (int i = 0; i < 200; i++) {
      busy.at(25 - i * 0.1, i == 77 ? 1 : i == 133 ? 9_999 : 100 + i % 7);
    }

    List<PricePoint> recent =
        list(ListWatchedItemsRequest.newBuilder()
                .addKeys(ItemSystem.message(busy.key()))
                .setLimit(1))
            .getItems(0)
            .getRecentList();

    assertThat(recent).hasSizeBetween(30, 60);
    assertThat(recent).extracting(PricePoint::getPrice).contains(100_000L, 999_900_000L);
  }

  @Test
  void showsEachItemOnceUnderItsOwnShopAndLeavesOutWhatNobodyTracks() {
    ListWatchedItemsResponse answer =
        list(
            ListWatchedItemsRequest.newBuilder()
                .addKeys(ItemSystem.message(Region.SG, 777, 1))
                .addKeys(ItemSystem.message(Region.SG, 1, 1))
                .addKeys(ItemSystem.message(Region.SG, 1, 12_345))
                .setLimit(10));

    assertThat(answer.getItemsList()).hasSize(1);
    assertThat(answer.getItems(0).getItem().getKey().getShopId()).isEqualTo(1);
    assertThat(list(ListWatchedItemsRequest.newBuilder().setLimit(10)).getItemsList()).isEmpty();
  }

  @Test
  void sortsTwoThousandItemsInAFewStatements() {
    ListWatchedItemsRequest.Builder request =
        ListWatchedItemsRequest.newBuilder()
            .setSort(WatchSort.WATCH_SORT_DROP_30D)
            .setQ("bulk")
            .setLimit(100);
    for (int item = 0; item < 2_000; item++) {
      long listing = key("tw.1." + (1_000 + item)).listing().value();
      request.addKeys(ItemSystem.message(Region.TW, 1, 1_000 + item));
      system.execute(
          """
          INSERT INTO listing (listing_id, shop_id, state, name, price, source, tracked_since,
                               first_seen_at, last_seen_at)
          VALUES (%d, 1, 2, 'bulk %d', %d, 2, 0, 0, 0)
          """
              .formatted(listing, item, 100_000L * (1 + item)));
      system.execute(
          """
          INSERT INTO price_change (listing_id, model_id, source, observed_at, price, flash_sale, stock)
          VALUES (%d, 0, 2, %d, %d, 0, 1)
          """
              .formatted(listing, daysAgo(100), 200_000_000L));
    }
    list(request);
    long before = system.statements();

    ListWatchedItemsResponse page = list(request);

    // 4 pieces of outlines and of prices then; listings, prices then and steps of the page; the
    // rest
    // are the connectors, the transport's own and this count.
    assertThat(system.statements() - before).isLessThanOrEqualTo(20);
    assertThat(page.getItemsList()).hasSize(100);
    assertThat(items(page)).startsWith(1_000L, 1_001L).isSorted();
    assertThat(page.getNextCursor()).isNotEmpty();
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThat(refusedField(() -> list(request(1).setLimit(0)))).isEqualTo("limit");
    assertThat(refusedField(() -> list(request(1).setLimit(101)))).isEqualTo("limit");
    assertThat(refusedField(() -> list(request(1).setSortValue(9)))).isEqualTo("sort");
    assertThat(refusedField(() -> list(request(1).setCursor("!")))).isEqualTo("cursor");
    assertThat(refusedField(() -> list(request(1, -1)))).isEqualTo("itemKey");
    ListWatchedItemsRequest.Builder many = request();
    for (int item = 1; item <= 2_001; item++) {
      many.addKeys(ItemSystem.message(Region.SG, 1, item));
    }
    assertThat(refusedField(() -> list(many))).isEqualTo("keys");
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    String byName =
        list(request(1, 2, 3).setSort(WatchSort.WATCH_SORT_NAME).setLimit(1)).getNextCursor();

    assertThat(
            refusedField(
                () -> list(request(1, 2, 3).setSort(WatchSort.WATCH_SORT_PRICE).setCursor(byName))))
        .isEqualTo("cursor");
  }

  private List<Long> sorted(WatchSort sort) {
    return items(list(request(5, 4, 3, 2, 1).setSort(sort)));
  }

  private ListWatchedItemsResponse list(ListWatchedItemsRequest.Builder request) {
    return system.items().listWatchedItems(request.build());
  }

  private static ListWatchedItemsRequest.Builder request(long... items) {
    ListWatchedItemsRequest.Builder request = ListWatchedItemsRequest.newBuilder().setLimit(100);
    for (long item : items) {
      request.addKeys(ItemSystem.message(Region.SG, 1, item));
    }
    return request;
  }

  private static List<Long> items(ListWatchedItemsResponse page) {
    return page.getItemsList().stream().map(item -> item.getItem().getKey().getItemId()).toList();
  }

  private static PricePoint point(int daysAgo, long price) {
    return PricePoint.newBuilder().setAtMs(daysAgo(daysAgo)).setPrice(price * 100_000).build();
  }

  private static long daysAgo(int days) {
    return ItemSystem.NOW.minus(Duration.ofDays(days)).toEpochMilli();
  }
}
