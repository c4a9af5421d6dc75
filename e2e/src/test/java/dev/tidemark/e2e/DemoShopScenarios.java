package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first minutes of a newcomer, with nothing configured but the pace: what the demo shop's own
 * ledger says is what Tidemark shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DemoShopScenarios {
  /** Far longer than a price stays the same at this speed, on a slow machine. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Items that are watched, so that some of them change while one waits. */
  private static final int WATCHED = 24;

  /** A newcomer has nothing set up; tests have no patience, so that prices move faster. */
  static final Map<String, String> QUICK =
      Map.of("price.min-interval", "1s", "price.budget-per-second", "50", "demo.speed", "10000");

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir static Path directory;

  private Deployment deployment;
  private URI shop;

  abstract Deployment deploy(Path directory, Map<String, String> settings);

  @BeforeAll
  void start() {
    deployment = deploy(directory.resolve(getClass().getSimpleName()), QUICK);
    deployment.start();
    JsonNode instance = new ApiClient(deployment.url()).get("/instance").is(200).body();
    assertThat(instance.at("/demo").asBoolean()).isTrue();
    shop = URI.create(instance.at("/demoShopUrl").asString());
  }

  @AfterAll
  void stop() {
    deployment.close();
  }

  @Test
  void aGoodOfTheShopShowsItsTruePriceAndItsChanges() {
    ApiClient person = ApiClient.loggedIn(deployment.url());
    List<JsonNode> goods = goods();

    goods.forEach(good -> person.watch(good.at("/url").asString()).is(202));

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(goods)
                .allSatisfy(good -> assertThat(changes(person, good)).as("%s", good).isNotEmpty()));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(goods)
                .anySatisfy(good -> assertThat(changes(person, good)).hasSizeGreaterThan(1)));
    for (JsonNode good : goods) {
      for (JsonNode change : changes(person, good)) {
        assertThat(change.at("/source").asString()).isEqualTo("demo");
        // Sold out, Tidemark keeps the last price it saw in stock.
        if (change.at("/stock").asString().equals("in")) {
          assertThat(change.at("/price").asString())
              .as("%s at %s", good.at("/itemKey"), change.at("/at"))
              .isIn(truths(good, Instant.parse(change.at("/at").asString())));
        }
      }
    }
  }

  @Test
  void aListIsFilledWithEverythingThatCanBeSaidAboutAPrice() {
    ApiClient person = ApiClient.loggedIn(deployment.url());

    JsonNode filled = person.send("POST", "/demo", null).is(200).body();
    JsonNode again = person.send("POST", "/demo", null).is(200).body();

    assertThat(filled.at("/items").asInt()).isEqualTo(30);
    assertThat(filled.at("/added").asInt()).isEqualTo(30);
    assertThat(again.at("/added").asInt()).isLessThan(30);
    Set<String> verdicts = new TreeSet<>();
    for (JsonNode watch : elements(person.get("/watches").is(200).body().at("/watches"))) {
      assertThat(watch.at("/tags/0").asString()).isEqualTo("demo");
      String key = watch.at("/itemKey").asString();
      verdicts.add(person.get("/items/" + key).is(200).body().at("/verdict/kind").asString());
    }
    // Six kinds when filled (ExhibitionTest); at this pace some have moved on before they are read.
    assertThat(verdicts).hasSizeGreaterThan(3);
  }

  private List<JsonNode> goods() {
    return elements(ask("/demo/items?limit=" + WATCHED).at("/items"));
  }

  /** The shop read its clock some time before the answer was taken down. */
  private Set<String> truths(JsonNode good, Instant seenAt) {
    String item = "itemid=" + good.at("/itemId").asString();
    Instant asked = seenAt.minusSeconds(2);
    Set<String> prices = new TreeSet<>();
    prices.add(ask("/demo/truth?" + item + "&at=" + asked).at("/price").asString());
    String span = "&model=0&from=" + asked + "&to=" + seenAt.plusMillis(1);
    for (JsonNode change : elements(ask("/demo/ledger?" + item + span).at("/changes"))) {
      prices.add(change.at("/price").asString());
    }
    return prices;
  }

  private JsonNode ask(String path) {
    return JSON.readTree(Web.get(shop.resolve(path)).body());
  }

  private static List<JsonNode> changes(ApiClient person, JsonNode good) {
    return elements(
        person
            .get("/items/" + good.at("/itemKey").asString() + "/prices")
            .is(200)
            .body()
            .at("/changes"));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
