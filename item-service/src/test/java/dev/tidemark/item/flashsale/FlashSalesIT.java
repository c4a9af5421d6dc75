package dev.tidemark.item.flashsale;

import static dev.tidemark.item.ItemSystem.refusal;
import static dev.tidemark.item.ItemSystem.refusedField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.FlashItem;
import dev.tidemark.protocol.item.v1.FlashOffer;
import dev.tidemark.protocol.item.v1.FlashSession;
import dev.tidemark.protocol.item.v1.FlashSort;
import dev.tidemark.protocol.item.v1.FlashState;
import dev.tidemark.protocol.item.v1.GetFlashSessionResponse;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesRequest;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesResponse;
import dev.tidemark.protocol.item.v1.ListFlashSessionsRequest;
import dev.tidemark.protocol.item.v1.ListFlashSessionsResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FlashSalesIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @AutoClose private final ItemSystem system = new ItemSystem();

  @Test
  void setsTheRealDiscountBesideTheClaimedOne() {
    KnownItem kettle = KnownItem.of(system, "sg.1.1", "Kettle").at(40, 50).at(10, 40).at(5, 48);
    KnownFlashSale sale = new KnownFlashSale(system, 1, HOUR.negated()).offers(kettle, 36, 90);

    FlashOffer offer = get(sale).getItems(0).getOffer();

    assertThat(offer.getClaimedDiscount()).isEqualTo(60);
    assertThat(offer.getPriorPrice()).isEqualTo(4_000_000);
    assertThat(offer.getRealDiscount()).isEqualTo(10);
    assertThat(offer.getPriceBefore()).isEqualTo(4_800_000);
    assertThat(offer.getPriorPriceDays()).isEqualTo(30);
    assertThat(offer.getNoRealDiscount()).isEmpty();
  }

  @Test
  void doesNotCountTheSessionsOwnPriceAsOneBeforeIt() {
    KnownItem kettle = KnownItem.of(system, "sg.1.1", "Kettle").at(40, 50).at(1 / 24.0, 36);
    KnownFlashSale sale = new KnownFlashSale(system, 1, HOUR.negated()).offers(kettle, 36, 90);

    assertThat(get(sale).getItems(0).getOffer().getRealDiscount()).isEqualTo(28);
  }

  @Test
  void saysWhyThereIsNoRealDiscount() {
    KnownItem fresh = KnownItem.of(system, "sg.1.1", "Fresh").at(3, 50);
    KnownItem unseen = KnownItem.of(system, "sg.1.2", "Unseen");
    KnownItem hidden = KnownItem.of(system, "sg.1.3", "Hidden").at(40, 50);
    KnownFlashSale sale =
        new KnownFlashSale(system, 1, HOUR.negated())
            .offers(fresh, 40, 80)
            .offers(unseen, 40, 100)
            .offers(hidden, "hidden_price", "'1,??9'");

    List<FlashItem> items = get(sale).getItemsList();

    assertThat(items).allMatch(item -> !item.getOffer().hasRealDiscount());
    assertThat(items)
        .extracting(item -> item.getItem().getName() + " " + item.getOffer().getNoRealDiscount())
        .containsExactly("Unseen not-observed", "Fresh observed-too-short", "Hidden price-hidden");
    assertThat(items.getLast().getOffer().getHiddenPrice()).isEqualTo("1,??9");
    assertThat(items.getLast().getOffer().hasFlashPrice()).isFalse();
  }

  @Test
  void sortsByRealDiscountAndPagesThroughIt() {
    KnownFlashSale sale = new KnownFlashSale(system, 1, HOUR.negated());
    for (int i = 1; i <= 7; i++) {
      KnownItem item = KnownItem.of(system, "sg.1." + i, "Item " + i).at(40, 100);
      sale.offers(item, 100 - 10 * (i % 4), 200);
    }

    List<String> names = new ArrayList<>();
    String cursor = "";
    do {
      GetFlashSessionResponse page =
          system.items().getFlashSession(sale.request().setLimit(3).setCursor(cursor).build());
      page.getItemsList().forEach(item -> names.add(item.getItem().getName()));
      cursor = page.getNextCursor();
    } while (!cursor.isEmpty());

    assertThat(names)
        .containsExactly("Item 3", "Item 7", "Item 2", "Item 6", "Item 1", "Item 5", "Item 4");
  }

  @Test
  void sortsByWhatIsLeft() {
    KnownFlashSale sale =
        new KnownFlashSale(system, 1, HOUR.negated())
            .offers(KnownItem.of(system, "sg.1.1", "Many"), "remaining", "90")
            .offers(KnownItem.of(system, "sg.1.2", "Gone"), "remaining, sold_out", "0, 1")
            .offers(KnownItem.of(system, "sg.1.3", "Few"), "remaining", "2");

    assertThat(
            system
                .items()
                .getFlashSession(sale.request().setSort(FlashSort.FLASH_SORT_LEFT).build())
                .getItemsList())
        .extracting(item -> item.getItem().getName())
        .containsExactly("Few", "Many", "Gone");
  }

  @Test
  void listsTheSessionsOfADayOfTheRegionsOwnZone() {
    // It is 17:00 in Singapore: seven hours and one are left of the day.
    new KnownFlashSale(system, 1, HOUR.negated());
    new KnownFlashSale(system, 2, HOUR.multipliedBy(6));
    new KnownFlashSale(system, 3, HOUR.multipliedBy(7));
    new KnownFlashSale(system, 4, HOUR.multipliedBy(-17));
    new KnownFlashSale(system, 5, HOUR.multipliedBy(-19));

    assertThat(sessions(ListFlashSessionsRequest.newBuilder().setDays(1)))
        .containsExactly("4 ENDED", "1 RUNNING", "2 ANNOUNCED");
    assertThat(
            sessions(
                ListFlashSessionsRequest.newBuilder()
                    .setDays(1)
                    .setRegion(Region.SG.number())
                    .setFirstDay(LocalDate.parse("2026-11-12").toEpochDay())))
        .containsExactly("2 ANNOUNCED", "3 ANNOUNCED");
    assertThat(
            sessions(
                ListFlashSessionsRequest.newBuilder().setDays(1).setRegion(Region.TH.number())))
        .isEmpty();
  }

  @Test
  void keepsTheLatestOfTooManySessions() {
    new KnownFlashSale(system, 1, HOUR.negated());
    new KnownFlashSale(system, 2, HOUR);
    new KnownFlashSale(system, 3, HOUR.multipliedBy(4));
    Instant from = ItemSystem.NOW.minus(HOUR);
    Instant to = ItemSystem.NOW.plus(Duration.ofDays(1));

    List<FlashSale> latest =
        system
            .database()
            .read(handle -> new FlashSaleStore(handle).latestBetween(Region.SG, from, to, 2));

    assertThat(latest).extracting(session -> session.id().value()).containsExactly(3L, 2L);
  }

  @Test
  void saysWhichRegionsAreFollowed() {
    new KnownFlashSale(system, 1, HOUR);

    ListFlashSessionsResponse all =
        system.items().listFlashSessions(ListFlashSessionsRequest.newBuilder().setDays(1).build());

    assertThat(all.getFollowedList())
        .singleElement()
        .satisfies(followed -> {
          assertThat(followed.getRegion()).isEqualTo(Region.SG.number());
          assertThat(followed.getListedAtMs()).isEqualTo(ItemSystem.NOW.toEpochMilli());
          assertThat(followed.getProblem()).isEmpty();
        });
  }

  @Test
  void showsTheSessionThatAnItemIsInOrWillBeIn() {
    ItemKey kettle = ItemSystem.key("sg.1.1");
    new KnownFlashSale(system, 1, HOUR.multipliedBy(-3)).offers(kettle, "flash_price", "100000");
    new KnownFlashSale(system, 3, HOUR.multipliedBy(3)).offers(kettle, "hidden_price", "'?9'");
    new KnownFlashSale(system, 2, HOUR).offers(kettle, "hidden_price", "'1?'");

    Item item = item(KnownItem.of(system, "sg.1.1", "Kettle"));

    assertThat(item.getFlashSession().getSessionId()).isEqualTo(2);
    assertThat(item.getFlashSession().getHiddenPrice()).isEqualTo("1?");
    assertThat(item.getFlashSession().getStartAtMs())
        .isEqualTo(ItemSystem.NOW.plus(HOUR).toEpochMilli());
    assertThat(item(KnownItem.of(system, "sg.1.2", "Other")).hasFlashSession()).isFalse();
  }

  @Test
  void listsAnItemsAppearancesLatestFirst() {
    KnownItem kettle = KnownItem.of(system, "sg.1.1", "Kettle").at(40, 50);
    new KnownFlashSale(system, 9, HOUR.multipliedBy(-50)).offers(kettle, 40, 60);
    new KnownFlashSale(system, 1, HOUR.negated()).offers(kettle, 30, 60);
    new KnownFlashSale(system, 5, HOUR).offers(kettle, "hidden_price", "'2?'");

    ListFlashAppearancesRequest.Builder request =
        ListFlashAppearancesRequest.newBuilder()
            .setKey(ItemSystem.message(kettle.key()))
            .setLimit(2);
    ListFlashAppearancesResponse first = system.items().listFlashAppearances(request.build());
    ListFlashAppearancesResponse second =
        system.items().listFlashAppearances(request.setCursor(first.getNextCursor()).build());

    assertThat(first.getAppearancesList())
        .extracting(each -> each.getSession().getSessionId())
        .containsExactly(5L, 1L);
    assertThat(second.getAppearancesList())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.getSession().getSessionId()).isEqualTo(9);
          assertThat(each.getSession().getState()).isEqualTo(FlashState.ENDED);
          assertThat(each.getOffer().getRealDiscount()).isEqualTo(20);
        });
    assertThat(second.getNextCursor()).isEmpty();
  }

  @Test
  void looksAtOnceAtAnItemThatSomebodyWatchesNow() {
    KnownItem kettle = KnownItem.of(system, "sg.1.1", "Kettle");
    system.execute(
        "UPDATE listing SET origin = 2, watched = 0 WHERE listing_id = " + kettle.listing());
    system.execute(
        "UPDATE poll_state SET due_at = 9999999999999, weight = 0 WHERE listing_id = "
            + kettle.listing());

    Item item = system.track(kettle.key()).getItem();

    assertThat(item.getOrigin()).isEqualTo(Origin.FLASH_SALE.number());
    assertThat(item.getNextCheckAtMs()).isEqualTo(ItemSystem.NOW.toEpochMilli());
    assertThat(system.weight(kettle.listing())).isEqualTo(1);
    system.execute(
        "UPDATE poll_state SET due_at = 9999999999999 WHERE listing_id = " + kettle.listing());
    assertThat(system.track(kettle.key()).getItem().getNextCheckAtMs())
        .isEqualTo(9_999_999_999_999L);
  }

  @Test
  void refusesWhatItCannotAnswer() {
    KnownFlashSale sale = new KnownFlashSale(system, 1, HOUR);

    refusal(
        ErrorCode.FLASH_SALE_NOT_FOUND,
        () -> system.items().getFlashSession(sale.request().setSessionId(2).build()));
    refusal(
        ErrorCode.FLASH_SALE_NOT_FOUND,
        () -> system.items().getFlashSession(sale.request().setRegion(Region.TH.number()).build()));
    refusal(
        ErrorCode.ITEM_NOT_FOUND,
        () ->
            system
                .items()
                .listFlashAppearances(
                    ListFlashAppearancesRequest.newBuilder()
                        .setKey(ItemSystem.message(Region.SG, 1, 77))
                        .setLimit(1)
                        .build()));
    assertThat(refusedField(() -> sessions(ListFlashSessionsRequest.newBuilder())))
        .isEqualTo("days");
    assertThat(
            refusedField(() ->
                sessions(
                    ListFlashSessionsRequest.newBuilder().setDays(1).setFirstDay(Long.MAX_VALUE))))
        .isEqualTo("day");
    assertThat(
            refusedField(() -> system.items().getFlashSession(sale.request().setLimit(0).build())))
        .isEqualTo("limit");
    assertThat(
            refusedField(
                () -> system.items().getFlashSession(sale.request().setCursor("x").build())))
        .isEqualTo("cursor");
  }

  private GetFlashSessionResponse get(KnownFlashSale sale) {
    return system.items().getFlashSession(sale.request().build());
  }

  private Item item(KnownItem item) {
    return system
        .items()
        .getItem(GetItemRequest.newBuilder().setKey(ItemSystem.message(item.key())).build())
        .getItem();
  }

  private List<String> sessions(ListFlashSessionsRequest.Builder request) {
    return system.items().listFlashSessions(request.build()).getSessionsList().stream()
        .map((FlashSession session) -> session.getSessionId() + " " + session.getState())
        .toList();
  }
}
