package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.PriceChange;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.CheckFinished;
import dev.tidemark.protocol.price.v1.CheckStarted;
import dev.tidemark.protocol.price.v1.FlashSaleChanged;
import dev.tidemark.protocol.price.v1.PriceEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-sent events: who hears what, and when a stream ends. */
class LiveEventsTest {
  private static final long AT = Instant.parse("2026-11-23T08:30:00.123Z").toEpochMilli();
  private static final ItemKeyMessage WATCHED = key(2);

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("ada");
    await().until(() -> gateway.prices.subscribers() == 1);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void tellsHowTheFirstLookAtAnAddedItemGoes() throws IOException {
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      ada.post("/watches", Operations.body("POST /watches"));

      gateway.prices.tell(started(WATCHED));
      gateway.prices.tell(finished(WATCHED, 12_900_000L));

      page.awaitText("event: price");
      assertThat(page.text())
          .contains(
              "event: progress\ndata: {\"itemKey\":\"sg.1.2\",\"at\":\"2026-11-23T08:30:00.123Z\","
                  + "\"step\":\"looking-it-up\",\"source\":\"web\"}\n\n")
          .contains("\"step\":\"result\"", "\"state\":\"ok\"", "\"first\":true", "\"reason\":null")
          .contains("\"price\":{\"amount\":\"129.00\",\"currency\":\"SGD\"}")
          .contains("event: price\ndata: {\"itemKey\":\"sg.1.2\"")
          .contains("content-type: text/event-stream");
    }
  }

  @Test
  void whoHearsOfAPriceReadsItToo() throws IOException {
    ada.post("/watches", Operations.body("POST /watches"));
    gateway.items.putHistory(everybodys(11_900_000L));
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      assertThat(ada.get("/items/sg.1.2/prices").text()).contains("\"price\":\"119.00\"");
      gateway.items.putHistory(everybodys(12_900_000L));

      gateway.prices.tell(finished(WATCHED, 12_900_000L));

      page.awaitText("event: price");
      assertThat(ada.get("/items/sg.1.2/prices").text()).contains("\"price\":\"129.00\"");
    }
  }

  private static GetPriceHistoryResponse everybodys(long price) {
    return GetPriceHistoryResponse.newBuilder()
        .setEverybodys(true)
        .addChanges(
            PriceChange.newBuilder()
                .setAtMs(AT)
                .setPrice(price)
                .setStock(StockState.IN.number())
                .setSource(Source.WEB.number()))
        .build();
  }

  @Test
  void tellsWhyThereIsNoPrice() throws IOException {
    ada.post("/watches", Operations.body("POST /watches"));
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      CheckFinished refused =
          CheckFinished.newBuilder()
              .setState(ItemState.CHECKING.number())
              .setReason("refused-answer")
              .build();

      gateway.prices.tell(event(WATCHED).setCheckFinished(refused).build());

      page.awaitText("\"reason\":\"refused-answer\"");
      assertThat(page.text()).contains("\"price\":null").doesNotContain("event: price");
    }
  }

  @Test
  void keepsOtherPeoplesItemsToThemselves() throws IOException {
    ApiClient eve = gateway.logIn("eve");
    ada.post("/watches", Operations.body("POST /watches"));
    eve.post("/watches", "{\"url\":\"https://shopee.sg/product/1/3\"}");
    try (ListeningPage page = ListeningPage.open(gateway, eve)) {
      gateway.prices.tell(finished(WATCHED, 100_000L));
      gateway.prices.tell(finished(key(3), 200_000L));

      page.awaitText("event: price");
      assertThat(page.text()).contains("sg.1.3").doesNotContain("sg.1.2");
    }
  }

  @Test
  void fallsSilentAboutAnItemThatIsNoLongerWatched() throws IOException {
    ada.post("/watches", Operations.body("POST /watches"));
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/3\"}");
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      ada.delete("/watches/sg.1.2");
      await()
          .untilAsserted(() -> {
            int before = page.text().length();
            gateway.prices.tell(finished(WATCHED, 100_000L));
            gateway.prices.tell(finished(key(3), 200_000L));
            await().until(() -> page.text().indexOf("event: price", before) > 0);
            assertThat(page.text().substring(before)).doesNotContain("sg.1.2");
          });
    }
  }

  @Test
  void tellsEverybodyOfAFlashSale() throws IOException {
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      gateway.prices.tell(
          PriceEvent.newBuilder()
              .setAtMs(AT)
              .setFlashSale(
                  FlashSaleChanged.newBuilder()
                      .setRegion(4)
                      .setSessionId(2_029_631_374L)
                      .setState("running"))
              .build());

      page.awaitText(
          "event: flash-sale\ndata: {\"region\":\"th\",\"sessionId\":\"2029631374\","
              + "\"state\":\"running\",\"at\":\"2026-11-23T08:30:00.123Z\"}\n\n");
    }
  }

  @Test
  void endsWithTheSession() throws IOException {
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      ada.send("POST", "/auth/logout", "", Map.of());

      page.awaitEnd();
    }
  }

  @Test
  void grantsAnAccountTenStreams() throws IOException {
    List<ListeningPage> pages = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      pages.add(ListeningPage.open(gateway, ada));
    }

    assertThat(ada.get("/events").code()).isEqualTo("too-many-requests");

    pages.removeFirst().close();
    await()
        .untilAsserted(() -> {
          try (ListeningPage another = ListeningPage.connect(gateway, ada)) {
            another.read();
            another.awaitText("HTTP/1.1 200");
          }
        });
    for (ListeningPage page : pages) {
      page.close();
    }
  }

  @Test
  void tellsASlowReaderThatItHasMissedSomething() throws IOException {
    ada.post("/watches", Operations.body("POST /watches"));
    try (ListeningPage page = ListeningPage.connect(gateway, ada)) {
      await().until(() -> gateway.users.lookups() > 0);
      PriceEvent event = finished(WATCHED, 100_000L);
      for (int i = 0; i < 60_000; i++) {
        gateway.prices.tell(event);
      }

      page.read();

      page.awaitText("event: price");
      await()
          .untilAsserted(() -> {
            gateway.prices.tell(event);
            assertThat(page.text()).contains("event: lost");
          });
    }
  }

  @Test
  void comesBackWhenAPriceServiceReturns() throws IOException {
    ada.post("/watches", Operations.body("POST /watches"));
    try (ListeningPage page = ListeningPage.open(gateway, ada)) {
      gateway.prices.breakLines();

      await().until(() -> gateway.prices.subscribers() == 1);
      gateway.prices.tell(finished(WATCHED, 100_000L));

      page.awaitText("event: price");
      assertThat(page.text()).contains("event: lost");
    }
  }

  private static ItemKeyMessage key(long item) {
    return ItemKeyMessage.newBuilder().setRegion(1).setShopId(1).setItemId(item).build();
  }

  private static PriceEvent.Builder event(ItemKeyMessage item) {
    return PriceEvent.newBuilder().setItem(item).setAtMs(AT);
  }

  private static PriceEvent started(ItemKeyMessage item) {
    return event(item).setCheckStarted(CheckStarted.newBuilder().setSource(2)).build();
  }

  private static PriceEvent finished(ItemKeyMessage item, long price) {
    return event(item)
        .setCheckFinished(
            CheckFinished.newBuilder()
                .setState(ItemState.OK.number())
                .setPrice(price)
                .setStock(1)
                .setSource(2)
                .setChanged(true)
                .setFirst(true))
        .build();
  }
}
