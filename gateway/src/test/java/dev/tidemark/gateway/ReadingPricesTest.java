package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.Model;
import dev.tidemark.protocol.item.v1.PriceChange;
import dev.tidemark.protocol.item.v1.Schedule;
import dev.tidemark.protocol.item.v1.Statistics;
import dev.tidemark.protocol.item.v1.Verdict;
import dev.tidemark.protocol.item.v1.VerdictKind;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Items, their statistics and their price history. */
class ReadingPricesTest {
  private static final ItemKeyMessage RICE_COOKER =
      ItemKeyMessage.newBuilder().setRegion(7).setShopId(9).setItemId(57_000_000_001L).build();
  private static final long SEEN = Instant.parse("2026-11-23T08:30:00.123Z").toEpochMilli();

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("ada");
    gateway.items.put(
        Item.newBuilder()
            .setKey(RICE_COOKER)
            .setName("Rice cooker <script>")
            .setImageUrl("https://cf.shopee.co.id/file/abc")
            .setPrice(34_500L * 100_000)
            .setPriceMax(1_250_000L * 100_000)
            .setListPrice(50_000L * 100_000)
            .setStock(StockState.OUT.number())
            .setFlashSale(true)
            .setSource(Source.WEB.number())
            .setState(2)
            .setTrackedSinceMs(SEEN - 1_000)
            .setLastSeenAtMs(SEEN)
            .setPriceSinceMs(SEEN)
            .setNextCheckAtMs(SEEN + 60_000)
            .build());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void showsAnItemWithModelsStatisticsAndVerdict() {
    gateway.items.putDetails(
        GetItemResponse.newBuilder()
            .addModels(Model.newBuilder().setModelId(Long.MAX_VALUE).setName("Red").setListed(true))
            .setStatistics(
                Statistics.newBuilder()
                    .setObservedDays(40)
                    .setChanges(3)
                    .setLowest(30_000L * 100_000)
                    .setLowestAtMs(SEEN)
                    .setPriorPrice(36_000L * 100_000)
                    .setPriorPriceDays(27)
                    .setClaimedDiscount(31)
                    .setRealDiscount(4))
            .setVerdict(
                Verdict.newBuilder()
                    .setKind(VerdictKind.NEVER_CHANGED)
                    .setSinceMs(SEEN)
                    .setDays(40))
            .setSchedule(
                Schedule.newBuilder()
                    .setNextLookAtMs(SEEN)
                    .setIntervalMs(300_000)
                    .setReason(LookReason.FLOOR.number())
                    .setChangesPerThousandDays(2_860)
                    .setWatchers(7))
            .build());

    JsonNode page = ada.get("/items/id.9.57000000001").json();

    assertThat(page.at("/item/price").toString())
        .isEqualTo("{\"amount\":\"34500\",\"currency\":\"IDR\"}");
    assertThat(page.at("/item/inStock").asBoolean()).isFalse();
    assertThat(page.at("/item/url").asString())
        .isEqualTo("https://shopee.co.id/product/9/57000000001");
    assertThat(page.at("/item/itemId").asString()).isEqualTo("57000000001");
    assertThat(page.at("/price")).isEqualTo(page.at("/item/price"));
    assertThat(page.at("/models/0/model").asString()).isEqualTo("9223372036854775807");
    assertThat(page.at("/models/0/price").isNull()).isTrue();
    assertThat(page.at("/statistics/priorPrice").asString()).isEqualTo("36000");
    assertThat(page.at("/statistics/highest").isNull()).isTrue();
    assertThat(page.at("/verdict/kind").asString()).isEqualTo("never-changed");
    assertThat(page.at("/verdict/since").asString()).isEqualTo("2026-11-23T08:30:00.123Z");
    assertThat(page.at("/schedule").toString())
        .isEqualTo(
            "{\"nextLookAt\":\"2026-11-23T08:30:00.123Z\",\"intervalSeconds\":300,"
                + "\"reason\":\"floor\",\"changesPerDay\":2.86,\"watchers\":7}");
    assertThat(page.at("/lastSeenAt").asString()).isEqualTo("2026-11-23T08:30:00.123Z");
  }

  @Test
  void sendsALongAnswerPackedToWhoCanReadItSo() throws Exception {
    GetItemResponse.Builder details = GetItemResponse.newBuilder();
    for (int i = 1; i <= 50; i++) {
      details.addModels(Model.newBuilder().setModelId(i).setName("Colour " + i).setListed(true));
    }
    gateway.items.putDetails(details.build());
    String path = "/api/v1/items/id.9.57000000001";

    var plain = ada.sendAnywhere("GET", path, "", Map.of());
    var packed = ada.sendAnywhere("GET", path, "", Map.of("Accept-Encoding", "gzip, deflate, br"));

    assertThat(plain.header("content-encoding")).isEmpty();
    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.header("vary")).isEqualTo("accept-encoding");
    assertThat(packed.response().body().length).isLessThan(plain.response().body().length / 4);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.response().body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.response().body());
    }
    assertThat(
            ada.sendAnywhere("GET", "/api/v1/instance", "", Map.of("Accept-Encoding", "gzip"))
                .header("content-encoding"))
        .isEmpty();
  }

  @Test
  void showsAChangelogWithGapsAndWhatWasBefore() {
    PriceChange first =
        PriceChange.newBuilder()
            .setAtMs(SEEN)
            .setPrice(5_000_000_000L)
            .setStock(1)
            .setSource(2)
            .build();
    PriceChange second =
        first.toBuilder()
            .setAtMs(SEEN + 1)
            .setPrice(Long.MAX_VALUE - Long.MAX_VALUE % 100_000)
            .setListPrice(9_000_000_000L)
            .setStock(2)
            .setFlashSale(true)
            .setGapSeconds(60)
            .build();
    gateway.items.putHistory(
        GetPriceHistoryResponse.newBuilder()
            .addChanges(first)
            .addChanges(second)
            .setBefore(first)
            .setSource(2)
            .addSources(2)
            .addSources(1)
            .setNextCursor("page-2")
            .setLastSeenAtMs(SEEN)
            .build());

    JsonNode history = ada.get("/items/id.9.57000000001/prices").json();

    assertThat(history.path("currency").asString()).isEqualTo("IDR");
    assertThat(history.at("/changes/0/gapSeconds").isNull()).isTrue();
    assertThat(history.at("/changes/1/price").asString()).isEqualTo("92233720368547");
    assertThat(history.at("/changes/1").toString())
        .isEqualTo(
            "{\"at\":\"2026-11-23T08:30:00.124Z\",\"price\":\"92233720368547\",\"listPrice\":\"90000\","
                + "\"flashSale\":true,\"stock\":\"out\",\"source\":\"web\",\"gapSeconds\":60}");
    assertThat(history.at("/sources").toString()).isEqualTo("[\"web\",\"affiliate\"]");
    assertThat(history.at("/before/price").asString()).isEqualTo("50000");
    assertThat(history.path("nextCursor").asString()).isEqualTo("page-2");
  }

  @Test
  void sendsAChangelogAgainThatIsSaidToBeUnchanged() {
    gateway.items.putHistory(changelog("1", 50_000).build());
    JsonNode first = ada.get("/items/id.9.57000000001/prices").json();
    gateway.items.putHistory(changelog("1", 50_000).setLastSeenAtMs(SEEN + 60_000).build());

    JsonNode again = ada.get("/items/id.9.57000000001/prices").json();

    assertThat(lastKnownTag()).isEqualTo("1");
    assertThat(again.path("changes")).isEqualTo(first.path("changes")).hasSize(1);
    assertThat(again.path("lastSeenAt").asString()).isEqualTo("2026-11-23T08:31:00.123Z");
  }

  @Test
  void keepsChangelogsApartByAllThatIsAsked() {
    gateway.items.putHistory(changelog("1", 50_000).build());
    ada.get("/items/id.9.57000000001/prices").json();

    ada.get("/items/id.9.57000000001/prices?limit=5").json();

    assertThat(lastKnownTag()).isEmpty();
  }

  @Test
  void neverSendsAgainWhatBelongsToOneViewerAlone() {
    gateway.items.putHistory(changelog("", 50_000).build());
    ada.get("/items/id.9.57000000001/prices").json();
    gateway.items.putHistory(changelog("", 60_000).build());

    JsonNode others = gateway.logIn("berta").get("/items/id.9.57000000001/prices").json();

    assertThat(others.at("/changes/0/price").asString()).isEqualTo("60000");
  }

  private String lastKnownTag() {
    return Optional.ofNullable(gateway.items.lastHistoryRequest()).orElseThrow().getKnownTag();
  }

  private static GetPriceHistoryResponse.Builder changelog(String tag, long price) {
    return GetPriceHistoryResponse.newBuilder()
        .setTag(tag)
        .setSource(Source.WEB.number())
        .addChanges(
            PriceChange.newBuilder()
                .setAtMs(SEEN)
                .setPrice(price * 100_000)
                .setStock(StockState.IN.number())
                .setSource(Source.WEB.number()))
        .setLastSeenAtMs(SEEN);
  }

  @Test
  void passesTheWishedSeriesOn() {
    ada.get(
        "/items/id.9.57000000001/prices?from=2026-01-01T00:00:00Z&to=2026-02-01T08:00:00%2B08:00"
            + "&model=4521&source=affiliate&limit=100&maxPoints=500");

    GetPriceHistoryRequest asked = gateway.items.lastHistoryRequest();
    assertThat(asked).isNotNull();
    assertThat(asked.getFromMs()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    assertThat(asked.getToMs()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
    assertThat(asked.getModelId()).isEqualTo(4521);
    assertThat(asked.getSource()).isEqualTo(Source.AFFILIATE.number());
    assertThat(asked.getLimit()).isEqualTo(100);
    assertThat(asked.getMaxPoints()).isEqualTo(500);
  }

  @Test
  void asksForTheWholeHistoryUnlessToldOtherwise() {
    ada.get("/items/id.9.57000000001/prices");

    GetPriceHistoryRequest asked = gateway.items.lastHistoryRequest();
    assertThat(asked).isNotNull();
    assertThat(asked.getLimit()).isEqualTo(10_000);
    assertThat(asked.hasFromMs() || asked.hasToMs() || asked.hasSource() || asked.hasMaxPoints())
        .isFalse();
  }

  @Test
  void findsItemsByShopeesOwnNumber() {
    JsonNode found = ada.get("/items?itemid=57000000001&region=id").json();

    assertThat(found.path("items").size()).isEqualTo(1);
    assertThat(found.at("/items/0/name").asString()).isEqualTo("Rice cooker <script>");
    assertThat(ada.get("/items?itemid=1").json().path("items").size()).isZero();
  }

  @Test
  void countsAndMeasuresEveryAnswerByItsRouteMethodAndStatus() {
    ada.get("/items/id.9.57000000001");

    assertThat(
            gateway
                .metrics
                .get("tidemark.http.requests")
                .tags("role", "gateway", "route", "/api/v1/items/{itemKey}")
                .tags("method", "GET", "status", "200")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            gateway
                .metrics
                .get("tidemark.http.response")
                .tags("route", "/api/v1/items/{itemKey}", "method", "GET", "status", "200")
                .summary()
                .totalAmount())
        .isGreaterThan(500);
  }
}
