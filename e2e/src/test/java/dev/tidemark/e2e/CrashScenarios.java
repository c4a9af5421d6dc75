package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.testkit.RecordedShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives SIGKILL of every process at a random moment.
 *
 * <p>A ledger is kept of every answer that the server gave: accounts it created, watches it took,
 * prices it showed. After each restart all of them have to be there, once each and in their order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashScenarios {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** The moments are random but the same in every run with the same seed, which a failure names. */
  private static final long SEED = Long.getLong("tidemark.seed", 20261123);

  @TempDir static Path directory;

  abstract Deployment deploy(Path directory, Map<String, String> settings);

  /** How often everything is killed. */
  int rounds() {
    return Boolean.getBoolean("tidemark.long") ? 25 : 2;
  }

  /** What one person was told, in the order in which it was told. */
  private static final class Ledger {
    private final List<String> watched = new ArrayList<>();
    private final List<String> shownPrices = new ArrayList<>();
  }

  @Test
  void nothingAcknowledgedIsLostWhenEverythingIsKilled() throws Exception {
    int rounds = rounds();
    Random random = new Random(SEED);
    try (RecordedShop shop = RecordedShop.start();
        Deployment deployment =
            deploy(
                directory,
                Map.of(
                    "shopee-web.enabled", "true",
                    "shopee-web.base-url.sg", shop.baseUrl().toString(),
                    "price.min-interval", "1s",
                    "price.budget-per-second", "50"))) {
      deployment.start();
      ApiClient person = ApiClient.loggedIn(deployment.url());
      ShopShelf repriced = new ShopShelf(shop, "Tide Clock");
      repriced.sellFor(1_000);
      person.watch(repriced.url()).is(202);
      Ledger ledger = new Ledger();
      ledger.watched.add(repriced.key());

      for (int round = 0; round < rounds; round++) {
        writeUntilKilled(deployment, person, shop, repriced, ledger, 300 + random.nextInt(3_000));
        deployment.start();

        assertThat(person.get("/account").is(200).body().at("/account/username").asString())
            .as("seed %d, round %d: the session", SEED, round)
            .isEqualTo(person.username());
        assertThat(watchedKeys(person))
            .as("seed %d, round %d: the list", SEED, round)
            .containsAll(ledger.watched)
            .doesNotHaveDuplicates();
        assertThat(changelog(person, repriced).stream().limit(ledger.shownPrices.size()))
            .as("seed %d, round %d: the changelog", SEED, round)
            .containsExactlyElementsOf(ledger.shownPrices);
      }
      int seen = changelog(person, repriced).size();
      repriced.sellFor(1_399);
      await().atMost(SOON).until(() -> changelog(person, repriced).size() > seen);
    }
  }

  private static void writeUntilKilled(
      Deployment deployment,
      ApiClient person,
      RecordedShop shop,
      ShopShelf repriced,
      Ledger ledger,
      int millis)
      throws InterruptedException {
    CountDownLatch killed = new CountDownLatch(1);
    Thread killer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              deployment.kill();
              killed.countDown();
            });
    try {
      while (killed.getCount() > 0) {
        addOne(person, shop, ledger);
        noteThePrices(person, repriced, ledger);
      }
    } catch (java.io.UncheckedIOException cutOff) {
      // The request that the kill interrupted: not acknowledged, so it may or may not have
      // happened.
    }
    killer.join();
  }

  /** Adds a further item, but not so many that the repriced one waits long for its turn. */
  private static void addOne(ApiClient person, RecordedShop shop, Ledger ledger) {
    if (ledger.watched.size() >= 200) {
      return;
    }
    ShopShelf shelf = new ShopShelf(shop, "Pebble");
    shelf.sellFor(2_500);
    if (person.watch(shelf.url()).status() == 202) {
      ledger.watched.add(shelf.key());
    }
  }

  /**
   * Notes what the changelog shows; once the newest price is shown, the shop moves on to the next.
   */
  private static void noteThePrices(ApiClient person, ShopShelf repriced, Ledger ledger) {
    ApiClient.Answer answer = person.get("/items/" + repriced.key() + "/prices");
    if (answer.status() != 200) {
      return;
    }
    List<String> shown = prices(answer);
    if (shown.size() > ledger.shownPrices.size()) {
      ledger.shownPrices.clear();
      ledger.shownPrices.addAll(shown);
      repriced.sellFor(1_000 + 10L * (shown.size() % 30));
    }
  }

  private static List<String> changelog(ApiClient person, ShopShelf shelf) {
    return prices(person.get("/items/" + shelf.key() + "/prices").is(200));
  }

  private static List<String> prices(ApiClient.Answer answer) {
    return StreamSupport.stream(answer.body().at("/changes").spliterator(), false)
        .map(change -> change.at("/price").asString())
        .toList();
  }

  private static List<String> watchedKeys(ApiClient person) {
    List<String> keys = new ArrayList<>();
    String cursor = "";
    do {
      var page = person.get("/watches?limit=100" + cursor).is(200).body();
      page.at("/watches").forEach(watch -> keys.add(watch.at("/itemKey").asString()));
      String next = page.at("/nextCursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return keys;
  }
}
