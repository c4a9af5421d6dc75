package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.Price;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.SessionPlan;
import dev.tidemark.simulator.world.WorldConfig;
import dev.tidemark.testkit.TestDatabase;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Flash sales during which every process, the databases too, is killed in its turn: whoever is told
 * holds exactly what the shop's own ledger says is due, once each. One session; 40 with {@code
 * tidemark.long}.
 */
class AlertLedgerIT {
  private static final int SESSIONS = Boolean.getBoolean("tidemark.long") ? 40 : 1;
  private static final long SEED = Long.getLong("tidemark.seed", 20261123);
  private static final int WATCHED = 8;

  /**
   * The first session begins when the other part of this has passed: just when the system is up and
   * the items are known.
   */
  private static final Duration EVERY = Duration.ofSeconds(100);

  /** A killed price service is back within 20 s: it starts, and waits for its old leases to end. */
  private static final Duration LENGTH = Duration.ofSeconds(45);

  /** To add the items and to see their prices, on a machine that has much else to do. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(25);

  /** Longer than a message that was under way when its sender was killed stays claimed. */
  private static final Duration SOON = Duration.ofSeconds(150);

  private static final InstantSource CLOCK = InstantSource.system();

  /** When the user service or its database was killed. */
  private final List<Instant> forgetting = new ArrayList<>();

  @TempDir private Path directory;

  private final DemoShop shop =
      DemoShop.start(
          DemoShopConfig.of(
              WorldConfig.startingAt(CLOCK.instant())
                  .withSpeed(1)
                  .withItems(240)
                  .withSessions(SessionPlan.DEFAULT.rhythm(EVERY, LENGTH)),
              CLOCK));

  @Test
  void tellsOfEachFlashSaleOnceWhileEveryProcessIsKilled() {
    try (shop;
        Hook hook = new Hook();
        SeparateRolesDeployment deployment =
            new SeparateRolesDeployment(
                directory,
                Map.of(
                    "demo.url", shop.origin().toString(),
                    "price.min-interval", "1s",
                    "price.budget-per-second", "50",
                    "alerts.trusted-hosts", "127.0.0.1"),
                TestDatabase::durable)) {
      deployment.start();
      ApiClient person = ApiClient.loggedIn(deployment.url());
      person.post("/alerts", "{\"kind\":\"flash-sale\",\"coolDownMinutes\":0}").is(201);
      person.post("/channels", AlertScenarios.channel(hook)).is(201);
      FlashSession first = next(LONG_ENOUGH);
      List<DemoItem> watched = watch(person, first);
      Random random = new Random(SEED);

      FlashSession last = killDuring(first, deployment, random);
      for (int killed = 1; killed < SESSIONS; killed++) {
        last = killDuring(next(Duration.ofSeconds(2)), deployment, random);
      }

      List<String> due = due(watched, shop.world().sessions(first.start(), last.end()));
      assertThat(due).isNotEmpty();
      await()
          .atMost(SOON)
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .untilAsserted(() ->
              assertThat(hook.notifications())
                  .as("seed %d, %d requests", SEED, hook.received())
                  .hasSize(due.size()));
      List<JsonNode> inbox = AlertScenarios.inbox(person);
      assertThat(inbox.stream().map(this::told))
          .as("seed %d", SEED)
          .containsExactlyInAnyOrderElementsOf(due);
      assertThat(hook.notifications())
          .as("seed %d", SEED)
          .containsExactlyInAnyOrderElementsOf(
              inbox.stream().map(it -> it.path("notificationId").asString()).toList());
      checkRepeats(hook.repeats());
    }
  }

  /** A message comes twice only where a kill kept us from writing down that it was accepted. */
  private void checkRepeats(List<Hook.Repeat> repeats) {
    System.out.printf(
        "LEDGER seed %d: %d kills of the user service and its database, %d messages came twice%n",
        SEED, forgetting.size(), repeats.size());
    assertThat(repeats)
        .as("seed %d, killed at %s", SEED, forgetting)
        .allSatisfy(repeat -> {
          assertThat(repeat.again().notifications()).isEqualTo(repeat.first().notifications());
          assertThat(forgetting)
              .anyMatch(killed ->
                  killed.isAfter(repeat.first().at().minusSeconds(1))
                      && killed.isBefore(repeat.again().at()));
        });
  }

  /**
   * Watches items of a session that stay on sale throughout and are in none before it, and waits
   * for their prices.
   */
  private List<DemoItem> watch(ApiClient person, FlashSession first) {
    List<FlashSession> before =
        shop.world().sessions(shop.now(), first.start()).stream()
            .filter(session -> session.promotionId() != first.promotionId())
            .toList();
    List<DemoItem> items =
        shop.world().itemsOf(first).stream()
            .filter(item -> before.stream().noneMatch(session -> offers(session, item)))
            .filter(this::stays)
            .limit(WATCHED)
            .toList();
    for (DemoItem item : items) {
      person.watch(shop.origin() + item.path()).is(202);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(items)
                .allSatisfy(item ->
                    assertThat(
                            person
                                .get("/items/" + key(item))
                                .is(200)
                                .body()
                                .at("/item/price/amount")
                                .asString(""))
                        .isNotEmpty()));
    return items;
  }

  /** Kills each process in a random order during a session, and brings it back at once. */
  private FlashSession killDuring(
      FlashSession session, SeparateRolesDeployment deployment, Random random) {
    List<String> parts = new ArrayList<>(deployment.roles());
    parts.addAll(List.of(SeparateRolesDeployment.USER_DB, SeparateRolesDeployment.ITEMS_DB));
    Collections.shuffle(parts, random);
    Instant begin = session.start().plusMillis(random.nextInt(4_000) - 1_500);
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(EVERY.multipliedBy(4))
        .until(() -> !shop.now().isBefore(begin));
    parts.forEach(part -> kill(part, deployment));
    return session;
  }

  private void kill(String part, SeparateRolesDeployment deployment) {
    if (part.startsWith("user")) {
      forgetting.add(CLOCK.instant());
    }
    if (deployment.roles().contains(part)) {
      deployment.restart(part);
    } else {
      deployment.killDatabase(part);
    }
  }

  /** The next session that begins no sooner. */
  private FlashSession next(Duration ahead) {
    return shop.world().announcedSessions(shop.now()).stream()
        .filter(session -> session.start().isAfter(shop.now().plus(ahead)))
        .findFirst()
        .orElseThrow();
  }

  private boolean offers(FlashSession session, DemoItem item) {
    return shop.world().itemsOf(session).contains(item);
  }

  /** Whether it stays on sale in every session to come, at prices that nobody has to doubt. */
  private boolean stays(DemoItem item) {
    Instant now = shop.now();
    return shop.world().truth(item, now).inStock()
        && shop.world().sessions(now, now.plus(EVERY.multipliedBy(SESSIONS + 3L))).stream()
            .flatMap(session -> shop.world().flash(item, session, session.start()).stream())
            .noneMatch(offer -> offer.sellsOut() || isHardToBelieve(item, offer));
  }

  /** Below 30 % of the price before, it would take a second look. */
  private boolean isHardToBelieve(DemoItem item, FlashTruth offer) {
    Price before = shop.world().truth(item, offer.session().start().minusMillis(1)).price();
    return offer.price().units() < before.units() / 10 * 4;
  }

  /** Each part that a watched item had in one of the sessions, by the ledger of the shop. */
  private List<String> due(List<DemoItem> watched, List<FlashSession> sessions) {
    return sessions.stream()
        .flatMap(session ->
            watched.stream()
                .filter(item -> offers(session, item))
                .map(item -> key(item) + " " + session.promotionId()))
        .toList();
  }

  /** Which item, and during which session of the shop its price was seen. */
  private String told(JsonNode notification) {
    Instant seenAt = Instant.parse(notification.path("seenAt").asString());
    return notification.path("itemKey").asString()
        + " "
        + shop.world()
            .runningSession(seenAt)
            .map(session -> Long.toString(session.promotionId()))
            .orElse("without a session");
  }

  private String key(DemoItem item) {
    return item.key(shop.world().config().region()).toString();
  }
}
