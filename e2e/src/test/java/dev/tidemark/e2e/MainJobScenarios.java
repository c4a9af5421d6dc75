package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.testkit.RecordedShop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job: register, log in, submit an item by its URL, have it polled, read its changelog.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainJobScenarios {
  /**
   * Twenty times the polling interval of these deployments: a slow machine is not a fault of ours.
   */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path directory;

  private final RecordedShop shop = RecordedShop.start();
  private Deployment deployment;

  /** Builds the deployment under test; it is started once for all scenarios. */
  abstract Deployment deploy(Path directory, Map<String, String> settings);

  final Deployment deployment() {
    return deployment;
  }

  final RecordedShop shop() {
    return shop;
  }

  @BeforeAll
  void start() {
    deployment =
        deploy(
            directory.resolve(getClass().getSimpleName()),
            Map.of(
                "shopee-web.enabled", "true",
                "shopee-web.base-url.sg", shop.baseUrl().toString(),
                "price.min-interval", "1s",
                "price.budget-per-second", "50"));
    deployment.start();
  }

  @AfterAll
  void stop() {
    deployment.close();
    shop.close();
  }

  @Test
  void showsThePriceOfAnItemSoonAfterItsUrlIsSubmitted() {
    ShopShelf shelf = new ShopShelf(shop, "Tin Kettle");
    shelf.sellFor(12_900);
    ApiClient person = ApiClient.loggedIn(deployment.url());

    ApiClient.Answer answer = person.watch(shelf.url()).is(202);

    assertThat(answer.body().at("/watch/itemKey").asString()).isEqualTo(shelf.key());
    await().atMost(SOON).untilAsserted(() -> assertThat(price(person, shelf)).isEqualTo("129.00"));
    JsonNode item = person.get("/items/" + shelf.key()).is(200).body();
    assertThat(item.at("/item/name").asString()).isEqualTo("Tin Kettle");
    assertThat(item.at("/price/currency").asString()).isEqualTo("SGD");
    assertThat(item.at("/source").asString()).isEqualTo("web");
    assertThat(item.at("/item/state").asString()).isEqualTo("ok");
    assertThat(item.at("/item/inStock").asBoolean()).isTrue();
    assertThat(Instant.parse(item.at("/lastSeenAt").asString()))
        .isBefore(Instant.now().plusSeconds(5));
  }

  @Test
  void keepsEveryPriceChangeInItsOrder() {
    ShopShelf shelf = new ShopShelf(shop, "Brass Lamp");
    shelf.sellFor(5_000);
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.watch(shelf.url()).is(202);
    List<String> expected = new ArrayList<>();

    for (long cents : List.of(5_000L, 4_500L, 4_999L, 7_001L)) {
      shelf.sellFor(cents);
      expected.add("%d.%02d".formatted(cents / 100, cents % 100));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(changelog(person, shelf)).isEqualTo(expected));
    }

    JsonNode history = person.get("/items/" + shelf.key() + "/prices").is(200).body();
    assertThat(history.at("/currency").asString()).isEqualTo("SGD");
    assertThat(history.at("/changes/0/gapSeconds").isNull()).isTrue();
    assertThat(history.at("/changes/1/gapSeconds").asLong()).isBetween(0L, SOON.toSeconds());
  }

  @Test
  void neverShowsAnInventedPrice() {
    ShopShelf shelf = new ShopShelf(shop, "Oak Stool");
    shelf.sellFor(8_000);
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.watch(shelf.url()).is(202);
    await().atMost(SOON).untilAsserted(() -> assertThat(price(person, shelf)).isEqualTo("80.00"));

    shelf.invent(11_234);
    int looks = looksAt(shelf);
    await().atMost(SOON).until(() -> looksAt(shelf) > looks);

    assertThat(changelog(person, shelf)).containsExactly("80.00");
    assertThat(price(person, shelf)).isEqualTo("80.00");
  }

  @Test
  void keepsTheLastPriceWhenTheItemSellsOut() {
    ShopShelf shelf = new ShopShelf(shop, "Jade Cup");
    shelf.sellFor(3_000);
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.watch(shelf.url()).is(202);
    await().atMost(SOON).untilAsserted(() -> assertThat(price(person, shelf)).isEqualTo("30.00"));

    shelf.sellOut(3_000);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(item(person, shelf).at("/item/inStock").asBoolean(true)).isFalse());
    assertThat(price(person, shelf)).isEqualTo("30.00");
    JsonNode changes = person.get("/items/" + shelf.key() + "/prices").body().at("/changes");
    assertThat(changes.at("/1/stock").asString()).isEqualTo("out");
  }

  @Test
  void listsToEachPersonWhatThatPersonAdded() {
    ShopShelf kettle = new ShopShelf(shop, "Copper Pot");
    ShopShelf lamp = new ShopShelf(shop, "Silk Fan");
    kettle.sellFor(1_000);
    lamp.sellFor(2_000);
    ApiClient ann = ApiClient.loggedIn(deployment.url());
    ApiClient bob = ApiClient.loggedIn(deployment.url());

    ann.watch(kettle.url()).is(202);
    bob.watch(lamp.url()).is(202);
    bob.watch(kettle.url()).is(202);

    assertThat(keys(ann)).containsExactly(kettle.key());
    assertThat(keys(bob)).containsExactly(kettle.key(), lamp.key());
    ann.watch(kettle.url()).is(200);
    bob.send("DELETE", "/watches/" + kettle.key(), null).is(204);
    bob.send("DELETE", "/watches/" + kettle.key(), null).is(404);
    assertThat(keys(ann)).containsExactly(kettle.key());
  }

  @Test
  void findsAnItemByItsShopeeItemIdAndByItsName() {
    ShopShelf shelf = new ShopShelf(shop, "Walnut Abacus");
    shelf.sellFor(4_200);
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.watch(shelf.url()).is(202);
    await().atMost(SOON).untilAsserted(() -> assertThat(price(person, shelf)).isEqualTo("42.00"));

    JsonNode byId = person.get("/items?itemid=" + shelf.itemId()).is(200).body();
    JsonNode byName = person.get("/items?q=walnut%20aba").is(200).body();

    assertThat(byId.at("/items/0/itemKey").asString()).isEqualTo(shelf.key());
    assertThat(byName.at("/items/0/itemKey").asString()).isEqualTo(shelf.key());
  }

  @Test
  void refusesASessionThatHasLoggedOut() {
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.get("/account").is(200);

    person.post("/auth/logout", "{}").is(204);

    assertThat(person.get("/account").is(401).body().at("/code").asString())
        .isEqualTo("login-required");
  }

  @Test
  void forgetsWhoeverDeletesTheAccountAndLeavesWhatOthersWatch() {
    ShopShelf shelf = new ShopShelf(shop, "Paper Crane");
    shelf.sellFor(6_000);
    ApiClient ann = ApiClient.loggedIn(deployment.url());
    ApiClient bob = ApiClient.loggedIn(deployment.url());
    ann.watch(shelf.url()).is(202);
    bob.watch(shelf.url()).is(202);
    await().atMost(SOON).untilAsserted(() -> assertThat(price(bob, shelf)).isEqualTo("60.00"));
    ApiClient phone = ann.onAnotherDevice();

    ann.post("/account/delete", "{\"currentPassword\":\"a wrong guess\"}").is(422);
    ann.deleteAccount().is(204);

    await().atMost(SOON).untilAsserted(() -> phone.get("/account").is(401));
    ann.logIn().is(401);
    ann.register().is(201);
    ann.logIn().is(200);
    assertThat(keys(ann)).isEmpty();
    phone.get("/account").is(401);
    shelf.sellFor(5_500);
    await().atMost(SOON).untilAsserted(() -> assertThat(price(bob, shelf)).isEqualTo("55.00"));
    assertThat(keys(bob)).containsExactly(shelf.key());
  }

  @Test
  void everyRoleSaysThatItIsAliveAndReady() {
    deployment
        .adminUrls()
        .forEach((role, admin) -> {
          for (String path : List.of("livez", "readyz", "metrics")) {
            assertThat(Web.status(admin.resolve(path))).as(role + " " + path).isEqualTo(200);
          }
        });
    assertThat(Web.status(deployment.url().resolve("/metrics"))).isEqualTo(404);
  }

  private int looksAt(ShopShelf shelf) {
    return (int)
        shop.requests().stream()
            .filter(request -> request.toString().contains(Long.toString(shelf.itemId())))
            .count();
  }

  private static JsonNode item(ApiClient person, ShopShelf shelf) {
    return person.get("/items/" + shelf.key()).is(200).body();
  }

  private static String price(ApiClient person, ShopShelf shelf) {
    return item(person, shelf).at("/price/amount").asString("");
  }

  private static List<String> changelog(ApiClient person, ShopShelf shelf) {
    JsonNode changes =
        person.get("/items/" + shelf.key() + "/prices").is(200).body().at("/changes");
    return StreamSupport.stream(changes.spliterator(), false)
        .map(change -> change.at("/price").asString())
        .toList();
  }

  private static List<String> keys(ApiClient person) {
    JsonNode watches = person.get("/watches").is(200).body().at("/watches");
    return StreamSupport.stream(watches.spliterator(), false)
        .map(watch -> watch.at("/itemKey").asString())
        .toList();
  }
}
