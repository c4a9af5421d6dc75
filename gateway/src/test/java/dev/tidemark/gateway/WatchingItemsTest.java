package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.Model;
import dev.tidemark.protocol.item.v1.WatchSort;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.TokenScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The watchlist: adding by link, listing, changing, removing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchingItemsTest {
  private static final String LINK = "{\"url\":\"https://shopee.sg/product/67707640/2245175584\"}";
  private static final String KEY = "sg.67707640.2245175584";

  private RunningGateway gateway;

  @BeforeAll
  void start() {
    gateway = RunningGateway.start();
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void addsAnItemByItsLinkAndAnswersTheSameWatchToARepeat() {
    ApiClient ada = gateway.logIn("adds.an.item");

    Reply added = ada.post("/watches", LINK);
    Reply repeated = ada.post("/watches", LINK);

    assertThat(added.status()).isEqualTo(202);
    assertThat(added.json().path("state").asString()).isEqualTo("pending");
    assertThat(added.json().path("watch").path("itemKey").asString()).isEqualTo(KEY);
    assertThat(added.json().path("item").path("price").isNull()).isTrue();
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.json().path("watch").path("addedAt"))
        .isEqualTo(added.json().path("watch").path("addedAt"));
  }

  @Test
  void keepsModelTargetPriceAndTags() {
    ApiClient ada = gateway.logIn("keeps.details");

    Reply added =
        ada.post(
            "/watches",
            """
            {"url":"shopee.co.id/product/1/2","model":"9223372036854775807","targetPrice":"34500","tags":["phone","gift"]}\
            """);

    assertThat(added.json().path("watch").path("model").asString())
        .isEqualTo("9223372036854775807");
    assertThat(added.json().path("watch").path("targetPrice").asString()).isEqualTo("34500");
    assertThat(added.json().path("watch").path("tags").toString())
        .isEqualTo("[\"phone\",\"gift\"]");
  }

  @Test
  void silencesTheTargetForAWhileAndForGood() {
    ApiClient ada = gateway.logIn("is.silenced");
    ada.post("/watches", "{\"url\":\"shopee.sg/product/1/2\",\"targetPrice\":\"99\"}");

    Reply muted = ada.patch("/watches/sg.1.2", "{\"targetMuted\":true}");
    Reply snoozed =
        ada.patch(
            "/watches/sg.1.2",
            "{\"targetMuted\":false,\"targetSnoozedUntil\":\"2027-11-23T08:30:00Z\"}");
    Reply awake = ada.patch("/watches/sg.1.2", "{\"targetSnoozedUntil\":null}");

    assertThat(muted.json().at("/watch/targetMuted").asBoolean()).isTrue();
    assertThat(muted.json().at("/watch/targetSnoozedUntil").isNull()).isTrue();
    assertThat(snoozed.json().at("/watch/targetMuted").asBoolean()).isFalse();
    assertThat(snoozed.json().at("/watch/targetSnoozedUntil").asString())
        .isEqualTo("2027-11-23T08:30:00.000Z");
    assertThat(awake.json().at("/watch/targetSnoozedUntil").isNull()).isTrue();
    assertThat(ada.patch("/watches/sg.1.2", "{\"targetMuted\":\"yes\"}").code())
        .isEqualTo("invalid-value");
  }

  @Test
  void watchesTheVariationThatALinkSelectsUnlessTheBodyNamesOne() {
    ApiClient ada = gateway.logIn("link.selects");

    Reply selected =
        ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/600?model_id=601\"}");
    Reply named =
        ada.post(
            "/watches",
            "{\"url\":\"https://shopee.sg/product/1/700?model_id=701\",\"model\":\"702\"}");

    assertThat(selected.json().path("watch").path("model").asString()).isEqualTo("601");
    assertThat(named.json().path("watch").path("model").asString()).isEqualTo("702");
  }

  @Test
  void listsOneselfsWatchesInPages() {
    ApiClient ada = gateway.logIn("lists.in.pages");
    for (int i = 1; i <= 3; i++) {
      ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/10" + i + "\"}");
    }

    Reply first = ada.get("/watches?limit=2&sort=price&q=");
    Reply page = ada.get("/watches?limit=2&sort=drop30d");
    Reply rest = ada.get("/watches?limit=2&cursor=" + page.json().path("nextCursor").asString());

    assertThat(first.status()).isEqualTo(422);
    assertThat(page.json().path("watches").size()).isEqualTo(2);
    assertThat(page.json().path("watches").path(0).path("itemKey").asString())
        .isEqualTo("sg.1.103");
    assertThat(rest.json().path("watches").size()).isEqualTo(1);
    assertThat(rest.json().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void passesSearchTagAndSortOn() {
    ApiClient ada = gateway.logIn("passes.search");
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/201\",\"tags\":[\"a b\"]}");
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/202\"}");

    ada.get("/watches?tag=a+b&q=caf%C3%A9&sort=changed");

    ListWatchedItemsRequest asked = gateway.items.lastWatchedRequest();
    assertThat(asked).isNotNull();
    assertThat(asked.getQ()).isEqualTo("caf\u00E9");
    assertThat(asked.getSort()).isEqualTo(WatchSort.WATCH_SORT_CHANGED);
    assertThat(asked.getKeysList()).extracting(ItemKeyMessage::getItemId).containsExactly(201L);
  }

  @Test
  void showsWhatASparklineNeeds() {
    ApiClient ada = gateway.logIn("shows.sparkline");
    ada.post("/watches", "{\"url\":\"https://shopee.vn/product/1/301\"}");
    gateway.items.put(
        Item.newBuilder()
            .setKey(ItemKeyMessage.newBuilder().setRegion(5).setShopId(1).setItemId(301))
            .setName("\u0110i\u1EC7n tho\u1EA1i")
            .setPrice(2_790_000_000_000L)
            .setStock(1)
            .setSource(2)
            .setState(2)
            .setTrackedSinceMs(1)
            .setLastSeenAtMs(2)
            .build());

    var item = ada.get("/watches").json().path("watches").path(0).path("item");

    assertThat(item.path("price").toString())
        .isEqualTo("{\"amount\":\"27900000\",\"currency\":\"VND\"}");
    assertThat(item.path("price30dAgo").path("amount").asString()).isEqualTo("27900000");
    assertThat(item.path("recent").path(0).path("price").asString()).isEqualTo("27900000");
    assertThat(item.path("inStock").asBoolean()).isTrue();
    assertThat(item.has("verdict")).isFalse();
  }

  @Test
  void saysWhatToMakeOfEachPriceWhenAskedTo() {
    ApiClient ada = gateway.logIn("asks.verdicts");
    ada.post("/watches", "{\"url\":\"https://shopee.vn/product/1/302\"}");
    gateway.items.put(
        Item.newBuilder()
            .setKey(ItemKeyMessage.newBuilder().setRegion(5).setShopId(1).setItemId(302))
            .setPrice(2_790_000_000_000L)
            .setState(2)
            .build());

    var item = ada.get("/watches?verdicts=true").json().path("watches").path(0).path("item");

    assertThat(item.path("verdict").path("kind").asString()).isEqualTo("good");
    assertThat(item.path("verdict").path("percentOfDays").asInt()).isEqualTo(83);
    assertThat(ada.get("/watches?verdicts=maybe").status()).isEqualTo(422);
  }

  @Test
  void changesOnlyWhatAPatchNames() {
    ApiClient ada = gateway.logIn("changes.patch");
    ada.post(
        "/watches",
        "{\"url\":\"https://shopee.sg/product/1/401\",\"targetPrice\":\"10.00\",\"tags\":[\"x\"]}");

    Reply tagged = ada.patch("/watches/sg.1.401", "{\"tags\":[\"y\"]}");
    Reply cleared = ada.patch("/watches/sg.1.401", "{\"targetPrice\":null}");

    assertThat(tagged.json().path("watch").path("targetPrice").asString()).isEqualTo("10.00");
    assertThat(tagged.json().path("watch").path("tags").path(0).asString()).isEqualTo("y");
    assertThat(cleared.json().path("watch").path("targetPrice").isNull()).isTrue();
    assertThat(ada.get("/watches/sg.1.401").json().path("watch").path("tags").size()).isEqualTo(1);
  }

  @Test
  void exportsTheWholeListWithWhatItsOwnerSaidOfIt() {
    ApiClient ada = gateway.logIn("exports");
    String secret = gateway.token(ada, TokenScope.READ);
    for (int item = 7_001; item <= 7_120; item++) {
      ada.post(
          "/watches",
          "{\"url\":\"https://shopee.sg/product/1/%d\",\"targetPrice\":\"10.00\",\"tags\":[\"x\"]}"
              .formatted(item));
    }

    Reply export = ada.get("/account/export");

    assertThat(export.header("content-disposition"))
        .isEqualTo("attachment; filename=\"tidemark-exports.json\"");
    assertThat(export.json().at("/account/username").asString()).isEqualTo("exports");
    assertThat(export.json().path("watches").size()).isEqualTo(120);
    assertThat(export.json().at("/watches/0/itemKey").asString()).isEqualTo("sg.1.7120");
    assertThat(export.json().at("/watches/119/targetPrice").asString()).isEqualTo("10.00");
    assertThat(export.json().at("/watches/119/tags/0").asString()).isEqualTo("x");
    assertThat(export.json().path("tokens").size()).isEqualTo(1);
    assertThat(export.text()).doesNotContain(secret);
  }

  @Test
  void knowsNoWatchUnderTheKeyOfAnotherShop() {
    ApiClient ada = gateway.logIn("knows.shops");
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/601\"}");
    String before = gateway.state();

    assertThat(ada.get("/watches/sg.9.601").code()).isEqualTo("watch-not-found");
    assertThat(ada.patch("/watches/sg.9.601", "{\"tags\":[\"y\"]}").code())
        .isEqualTo("watch-not-found");
    assertThat(ada.delete("/watches/sg.9.601").code()).isEqualTo("watch-not-found");

    assertThat(gateway.state()).isEqualTo(before);
    assertThat(ada.get("/watches/sg.1.601").status()).isEqualTo(200);
  }

  @Test
  void findsAWatchUnderItsConfirmedShopAndUnderTheOneOfItsLink() {
    ApiClient ada = gateway.logIn("was.corrected");
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/602\"}");
    gateway.items.correctShop(602, 5);

    assertThat(ada.get("/watches/sg.5.602").json().at("/watch/itemKey").asString())
        .isEqualTo("sg.5.602");
    assertThat(ada.patch("/watches/sg.1.602", "{\"tags\":[\"y\"]}").status()).isEqualTo(200);
    assertThat(ada.delete("/watches/sg.6.602").code()).isEqualTo("watch-not-found");
    assertThat(ada.delete("/watches/sg.5.602").status()).isEqualTo(204);
  }

  @Test
  void watchesNoVariationThatTheItemDoesNotHave() {
    ApiClient ada = gateway.logIn("chooses.one");
    String link = "{\"url\":\"https://shopee.sg/product/1/603\"";
    ada.post("/watches", link + "}");
    gateway.items.putDetails(
        GetItemResponse.newBuilder()
            .addModels(Model.newBuilder().setModelId(41).setName("red").setStock(1))
            .addModels(Model.newBuilder().setModelId(42).setName("blue").setStock(1))
            .build());

    Reply refused = ada.patch("/watches/sg.1.603", "{\"model\":\"999\"}");
    Reply taken = ada.patch("/watches/sg.1.603", "{\"model\":\"42\"}");
    Reply whole = ada.patch("/watches/sg.1.603", "{\"model\":null}");
    ada.delete("/watches/sg.1.603");
    Reply notAdded = ada.post("/watches", link + ",\"model\":\"999\"}");
    Reply added = ada.post("/watches", link + ",\"model\":\"41\"}");
    gateway.items.putDetails(GetItemResponse.getDefaultInstance());

    assertThat(refused.code()).isEqualTo("invalid-value");
    assertThat(refused.text()).contains("no variation '999'; it has 41, 42");
    assertThat(taken.json().at("/watch/model").asString()).isEqualTo("42");
    assertThat(whole.json().at("/watch/model").isNull()).isTrue();
    assertThat(notAdded.code()).isEqualTo("invalid-value");
    assertThat(added.json().at("/watch/model").asString()).isEqualTo("41");
  }

  @Test
  void takesAnyVariationOfAnItemOfWhichNoneIsKnownYet() {
    ApiClient ada = gateway.logIn("is.early");

    Reply added =
        ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/604\",\"model\":\"7\"}");

    assertThat(added.json().at("/watch/model").asString()).isEqualTo("7");
    assertThat(ada.patch("/watches/sg.1.604", "{\"model\":\"8\"}").status()).isEqualTo(200);
  }

  @Test
  void removesAWatchOnce() {
    ApiClient ada = gateway.logIn("removes.once");
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/501\"}");

    assertThat(ada.delete("/watches/sg.1.501").status()).isEqualTo(204);
    assertThat(ada.delete("/watches/sg.1.501").code()).isEqualTo("watch-not-found");
    assertThat(ada.get("/watches/sg.1.501").code()).isEqualTo("watch-not-found");
  }

  @Test
  void saysWhyALinkIsNoItem() {
    ApiClient ada = gateway.logIn("says.why");

    assertThat(ada.post("/watches", "{\"url\":\"https://amazon.com/dp/1\"}").code())
        .isEqualTo("unsupported-site");
    assertThat(ada.post("/watches", "{\"url\":\"https://shopee.pl/product/1/2\"}").code())
        .isEqualTo("region-closed");
    assertThat(ada.post("/watches", "{\"url\":\"https://shopee.sg/search?keyword=x\"}").code())
        .isEqualTo("not-an-item-url");
    assertThat(ada.post("/watches", "{\"url\":\"https://shopee.sg/product/1/666\"}").code())
        .isEqualTo("shop-mismatch");
  }
}
