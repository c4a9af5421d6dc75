package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.testkit.RecordedShop;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Alerts from the shop's price to whoever is told: each exactly once, also when every process is
 * killed at a random moment.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AlertScenarios {
  /** Longer than a message that was under way when its sender was killed stays claimed. */
  private static final Duration SOON = Duration.ofSeconds(150);

  private static final long SEED = Long.getLong("tidemark.seed", 20261123);

  @TempDir static Path directory;

  abstract Deployment deploy(Path directory, Map<String, String> settings);

  /** How often everything is killed. */
  int rounds() {
    return Boolean.getBoolean("tidemark.long") ? 25 : 2;
  }

  private static Map<String, String> settings(RecordedShop shop) {
    return Map.of(
        "shopee-web.enabled", "true",
        "shopee-web.base-url.sg", shop.baseUrl().toString(),
        "price.min-interval", "1s",
        "price.budget-per-second", "50",
        "alerts.trusted-hosts", "127.0.0.1");
  }

  @Test
  void tellsOnceThatAPriceHasFallenBelowItsTarget() {
    try (RecordedShop shop = RecordedShop.start();
        Hook hook = new Hook();
        Deployment deployment = deploy(directory.resolve("target"), settings(shop))) {
      deployment.start();
      ApiClient person = ApiClient.loggedIn(deployment.url());
      ShopShelf kettle = new ShopShelf(shop, "Tin Kettle");
      kettle.sellFor(12_900);
      person.watch(kettle.url()).is(202);
      person.send("PATCH", "/watches/" + kettle.key(), "{\"targetPrice\":\"100\"}").is(200);
      person.post("/channels", channel(hook)).is(201);
      awaitPrice(person, kettle, "129.00");

      for (long cents : List.of(9_900L, 9_950L, 9_500L)) {
        kettle.sellFor(cents);
        awaitPrice(person, kettle, "%d.%02d".formatted(cents / 100, cents % 100));
      }

      await().atMost(SOON).until(() -> !hook.notifications().isEmpty());
      List<JsonNode> inbox = inbox(person);
      assertThat(inbox).hasSize(1);
      assertThat(inbox.getFirst().path("text").asString())
          .isEqualTo("Now SGD 99.00, was SGD 129.00.");
      assertThat(hook.notifications())
          .containsExactly(inbox.getFirst().path("notificationId").asString());
    }
  }

  @Test
  void losesAndDoublesNothingWhenEverythingIsKilled() {
    int rounds = rounds();
    Random random = new Random(SEED);
    try (RecordedShop shop = RecordedShop.start();
        Hook hook = new Hook();
        Deployment deployment = deploy(directory.resolve("killed"), settings(shop))) {
      deployment.start();
      ApiClient person = ApiClient.loggedIn(deployment.url());
      ShopShelf kettle = new ShopShelf(shop, "Tin Kettle");
      kettle.sellFor(10_000);
      person.watch(kettle.url()).is(202);
      person
          .post("/alerts", "{\"kind\":\"any-change\",\"itemKey\":\"" + kettle.key() + "\"}")
          .is(201);
      person.post("/channels", channel(hook)).is(201);
      awaitPrice(person, kettle, "100.00");

      for (int round = 1; round <= rounds; round++) {
        kettle.sellFor(10_000 + 100L * round);
        killAfter(deployment, random.nextInt(3_000));
        deployment.start();
        awaitPrice(person, kettle, "%d.00".formatted(100 + round));
      }

      List<String> told = changes(person, kettle);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(hook.notifications()).hasSize(told.size()));
      List<JsonNode> inbox = inbox(person).reversed();
      assertThat(inbox.stream().map(AlertScenarios::change))
          .as("seed %d", SEED)
          .containsExactlyElementsOf(told);
      assertThat(hook.notifications())
          .as("seed %d, %d requests", SEED, hook.received())
          .containsExactlyInAnyOrderElementsOf(
              inbox.stream().map(it -> it.path("notificationId").asString()).toList());
    }
  }

  private static void killAfter(Deployment deployment, int millis) {
    long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30))
        .until(() -> System.nanoTime() >= until);
    deployment.kill();
  }

  /** Every change but the first price, as old and new price. */
  private static List<String> changes(ApiClient person, ShopShelf shelf) {
    List<String> changes = new ArrayList<>();
    String last = "";
    for (JsonNode change :
        person.get("/items/" + shelf.key() + "/prices").is(200).body().at("/changes")) {
      String price = change.path("price").asString();
      if (!last.isEmpty()) {
        changes.add(last + " " + price);
      }
      last = price;
    }
    return changes;
  }

  private static String change(JsonNode notification) {
    return notification.at("/before/price").asString()
        + " "
        + notification.at("/after/price").asString();
  }

  /** Everything that an account was told, newest first. */
  static List<JsonNode> inbox(ApiClient person) {
    List<JsonNode> told = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = person.get("/notifications?limit=100" + cursor).is(200).body();
      page.path("notifications").forEach(told::add);
      String next = page.path("nextCursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return told;
  }

  private static void awaitPrice(ApiClient person, ShopShelf shelf, String price) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .untilAsserted(() ->
            assertThat(
                    person
                        .get("/items/" + shelf.key())
                        .is(200)
                        .body()
                        .at("/item/price/amount")
                        .asString(""))
                .isEqualTo(price));
  }

  static String channel(Hook hook) {
    return "{\"kind\":\"webhook\",\"name\":\"a program\",\"target\":\"" + hook.url() + "\"}";
  }
}
