package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.SessionPlan;
import dev.tidemark.simulator.world.WorldConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The price service that follows the flash sales is killed in the middle of one. What the others
 * make of it is held against the shop's own ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlashSaleFaultsIT {
  private static final int KILLS = Boolean.getBoolean("tidemark.long") ? 8 : 1;
  private static final Duration LENGTH = Duration.ofSeconds(75);
  private static final Duration EVERY = Duration.ofSeconds(90);
  private static final int ITEMS_A_SESSION = 24;

  /** Within it another price service has taken over what a dead one looked after. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  /** A jump is written 20 s after it was seen, once a second look agrees. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(22);

  /** Of a session in which another price service can still show what it does. */
  private static final Duration ENOUGH = Duration.ofSeconds(50);

  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir static Path directory;

  private final DemoShop shop =
      DemoShop.start(
          DemoShopConfig.of(
              WorldConfig.startingAt(Instant.now())
                  .withSpeed(1)
                  .withItems(160)
                  .withRegion(PriceFleet.REGION)
                  .withSessions(
                      SessionPlan.DEFAULT.rhythm(EVERY, LENGTH).withItems(ITEMS_A_SESSION)),
              InstantSource.system()));
  private final PriceFleet fleet =
      new PriceFleet(
          shop.origin(),
          2,
          Map.of("price.budget-per-second", "60", "flash-sale.regions", PriceFleet.REGION.code()));
  private final Changelogs changelogs = new Changelogs(shop.world(), fleet.database());

  @BeforeAll
  void start() {
    fleet.start(directory);
  }

  @AfterAll
  void stop() {
    fleet.close();
    shop.close();
  }

  @Test
  void aSaleWhoseFollowerIsKilledIsFollowedToItsEnd() {
    for (int kill = 1; kill <= KILLS; kill++) {
      FlashSession session = running();
      List<DemoItem> offered = shop.world().itemsOf(session);
      await().atMost(SOON).until(() -> seen(session) > 0);

      int leader = fleet.leader();
      Instant killed = Instant.now();
      Duration takeover = fleet.kill(leader);
      System.out.printf("leader killed: takeover %s%n", takeover);
      assertThat(takeover).isLessThanOrEqualTo(TAKEOVER);
      await().atMost(SOON).until(() -> askedSince(session, killed.plus(takeover)) > 0);
      fleet.restart(leader);
      await().atMost(SOON).until(() -> isDone(session));

      assertIsWhole(session, offered);
      changelogs.awaitTruth(offered);
      changelogs.assertTrueAndWithoutRepeats(offered);
      assertThat(
              changelogs.missedStates(
                  offered,
                  session.start(),
                  session.end(),
                  TAKEOVER.plus(SECOND_LOOK).plusSeconds(8)))
          .isEmpty();
    }
  }

  /** A session that goes on for a while. */
  private FlashSession running() {
    return await()
        .atMost(SOON)
        .until(
            () ->
                shop.world()
                    .runningSession(Instant.now())
                    .filter(session -> Instant.now().plus(ENOUGH).isBefore(session.end())),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Every session there was is known once, with its times; this one with all of its items. */
  private void assertIsWhole(FlashSession session, List<DemoItem> offered) {
    assertThat(number("SELECT COUNT(*) FROM flash_session WHERE " + is(session))).isEqualTo(1);
    List<Long> listings =
        fleet
            .database()
            .read(handle ->
                handle
                    .createQuery("SELECT listing_id FROM flash_item WHERE session_id = :session")
                    .bind("session", session.promotionId())
                    .mapTo(Long.class)
                    .list());
    assertThat(listings)
        .containsExactlyInAnyOrderElementsOf(
            offered.stream()
                .map(item -> item.key(PriceFleet.REGION).listing())
                .map(ListingId::value)
                .toList());
  }

  /** The wire has whole seconds. */
  private static String is(FlashSession session) {
    return "session_id = %d AND start_at = %d AND end_at = %d"
        .formatted(
            session.promotionId(),
            1_000 * session.start().getEpochSecond(),
            1_000 * session.end().getEpochSecond());
  }

  private boolean isDone(FlashSession session) {
    return number(
            "SELECT COUNT(*) FROM flash_session WHERE phase = 2 AND session_id = "
                + session.promotionId())
        == 1;
  }

  private int seen(FlashSession session) {
    return number(
        "SELECT COUNT(*) FROM flash_item WHERE first_seen_at IS NOT NULL AND session_id = "
            + session.promotionId());
  }

  private int askedSince(FlashSession session, Instant since) {
    return number(
        "SELECT COUNT(*) FROM flash_item WHERE asked_at >= %d AND session_id = %d"
            .formatted(since.toEpochMilli(), session.promotionId()));
  }

  private int number(String sql) {
    return fleet.database().read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
