package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.item.v1.FlashOffer;
import dev.tidemark.protocol.item.v1.FlashSort;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ItemFlashSession;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Flash sales: sessions, what they offer, an item's appearances, and the calendar. */
class ReadingFlashSalesTest {
  private static final String SESSION = "/flash-sales/sg/" + FakeFlashSales.SESSION;

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("ada");
    gateway.items.put(
        Item.newBuilder()
            .setKey(ItemKeyMessage.newBuilder().setRegion(1).setShopId(1).setItemId(2))
            .setName("Kettle")
            .setState(2)
            .setOrigin(2)
            .setTrackedSinceMs(FakeFlashSales.START)
            .setFlashSession(
                ItemFlashSession.newBuilder()
                    .setSessionId(FakeFlashSales.SESSION)
                    .setStartAtMs(FakeFlashSales.START)
                    .setEndAtMs(FakeFlashSales.START + 7_200_000)
                    .setHiddenPrice("1,??9"))
            .build());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void listsTheSessionsOfADayAndHowFollowingGoes() {
    JsonNode page = ada.get("/flash-sales?region=sg&day=2026-11-23").json();

    assertThat(page.at("/sessions/0").toString())
        .isEqualTo(
            "{\"sessionId\":\"2029631374\",\"region\":\"sg\",\"name\":\"Noon, sharp; \\\\o/\","
                + "\"startAt\":\"2026-11-23T10:00:00.000Z\",\"endAt\":\"2026-11-23T12:00:00.000Z\","
                + "\"state\":\"running\",\"items\":2,\"soldOut\":1}");
    assertThat(page.at("/followed/0/problem").isNull()).isTrue();
    assertThat(page.at("/followed/1").toString())
        .isEqualTo("{\"region\":\"th\",\"listedAt\":null,\"problem\":\"blocked\"}");
    var asked = Objects.requireNonNull(gateway.items.flashSales.listRequest());
    assertThat(asked.getRegion()).isEqualTo(1);
    assertThat(asked.getFirstDay()).isEqualTo(LocalDate.parse("2026-11-23").toEpochDay());
    assertThat(asked.getDays()).isEqualTo(1);
  }

  @Test
  void asksForTodayOfEveryRegionUnlessToldOtherwise() {
    ada.get("/flash-sales");

    var asked = Objects.requireNonNull(gateway.items.flashSales.listRequest());
    assertThat(asked.getRegion()).isZero();
    assertThat(asked.hasFirstDay()).isFalse();
  }

  @Test
  void showsWhatASessionOffers() {
    gateway.items.flashSales.put(
        gateway.items.flashSales.session(),
        FlashOffer.newBuilder()
            .setFlashPrice(999_000)
            .setListPrice(2_000_000)
            .setClaimedDiscount(50)
            .setRealDiscount(-3)
            .setPriceBefore(1_200_000)
            .setPriorPrice(970_000)
            .setPriorPriceDays(27)
            .setAllocated(40)
            .setLeft(0)
            .setSoldOut(true)
            .setSoldOutAtMs(FakeFlashSales.START + 60_000)
            .build());

    JsonNode page = ada.get(SESSION + "?sort=left&limit=7").json();

    assertThat(page.path("currency").asString()).isEqualTo("SGD");
    assertThat(page.at("/session/state").asString()).isEqualTo("running");
    JsonNode item = page.at("/items/0");
    assertThat(item.at("/item/name").asString()).isEqualTo("Kettle");
    assertThat(item.at("/item/origin").asString()).isEqualTo("flash-sale");
    assertThat(item.path("flashPrice").asString()).isEqualTo("9.99");
    assertThat(item.path("realDiscount").asInt()).isEqualTo(-3);
    assertThat(item.path("noRealDiscount").isNull()).isTrue();
    assertThat(item.path("priorPrice").asString()).isEqualTo("9.70");
    assertThat(item.path("soldOut").asBoolean()).isTrue();
    assertThat(item.path("soldOutAt").asString()).isEqualTo("2026-11-23T10:01:00.000Z");
    var asked = Objects.requireNonNull(gateway.items.flashSales.getRequest());
    assertThat(asked.getSort()).isEqualTo(FlashSort.FLASH_SORT_LEFT);
    assertThat(asked.getLimit()).isEqualTo(7);
  }

  @Test
  void saysWhichSessionAnItemIsIn() {
    JsonNode item = ada.get("/items/sg.1.2").json().path("item");

    assertThat(item.path("flashSaleSession").toString())
        .isEqualTo(
            "{\"sessionId\":\"2029631374\",\"startAt\":\"2026-11-23T10:00:00.000Z\","
                + "\"endAt\":\"2026-11-23T12:00:00.000Z\",\"hiddenPrice\":\"1,??9\"}");
  }

  @Test
  void listsTheAppearancesOfAnItem() {
    JsonNode page = ada.get("/items/sg.1.2/flash-sales").json();

    assertThat(page.at("/appearances/0/session/sessionId").asString()).isEqualTo("2029631374");
    assertThat(page.at("/appearances/0/noRealDiscount").asString()).isEqualTo("price-hidden");
    assertThat(ada.get("/items/sg.1.99/flash-sales").code()).isEqualTo("item-not-found");
  }

  @Test
  void refusesWhatNamesNothing() {
    assertThat(ada.get("/flash-sales?region=xx").status()).isEqualTo(422);
    assertThat(ada.get("/flash-sales?day=2026-02-30").status()).isEqualTo(422);
    assertThat(ada.get("/flash-sales?day=%2B99999-01-01").status()).isEqualTo(422);
    assertThat(ada.get("/flash-sales/xx/1").status()).isEqualTo(422);
    assertThat(ada.get("/flash-sales/sg/1").code()).isEqualTo("flash-sale-not-found");
    assertThat(ada.get("/flash-sales/sg/none").code()).isEqualTo("flash-sale-not-found");
    assertThat(ada.get("/flash-sales/sg/9999999999999999999").code())
        .isEqualTo("flash-sale-not-found");
    assertThat(ada.get(SESSION + "?sort=random").status()).isEqualTo(422);
    assertThat(ada.get("/flash-sales/sg").code()).isEqualTo("not-found");
    assertThat(ada.get("/flash-sales//1").code()).isEqualTo("not-found");
  }

  @Test
  void servesACalendar() {
    ApiClient.Reply reply = ada.get("/flash-sales/calendar.ics?region=sg");

    assertThat(reply.header("content-type")).isEqualTo("text/calendar; charset=utf-8");
    assertThat(reply.text())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .contains("UID:flash-sale-sg-2029631374@tidemark\r\n")
        .contains("DTSTART:20261123T100000Z\r\nDTEND:20261123T120000Z\r\n")
        .contains("SUMMARY:Flash sale SG: Noon\\, sharp\\; \\\\o/\r\n")
        .endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void opensToEverybodyOnceTheOperatorDoes() {
    try (RunningGateway open = RunningGateway.start(Map.of("public-pages", "true"))) {
      assertThat(open.stranger().get("/flash-sales").status()).isEqualTo(200);
      assertThat(open.stranger().get(SESSION).status()).isEqualTo(200);
      assertThat(open.stranger().get("/flash-sales/calendar.ics").status()).isEqualTo(200);
    }
    assertThat(gateway.stranger().get("/flash-sales/calendar.ics").status()).isEqualTo(401);
  }
}
