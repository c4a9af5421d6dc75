package dev.tidemark.price.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.PriceSystem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.SessionPlan;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.WorldConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole price services before a demo shop that holds sessions of 20 seconds. */
class DemoFlashSalesIT {
  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** The goal for 95 % of a boundary's items; here all of them. */
  private static final Duration SOON = Duration.ofSeconds(15);

  /** What lies between a shop's answer and the time that we note for it. */
  private static final Duration LAG = Duration.ofSeconds(4);

  private final PriceDatabase items = new PriceDatabase();
  private DemoShop shop;

  @BeforeEach
  void open() {
    InstantSource clock = InstantSource.system();
    WorldConfig world =
        WorldConfig.startingAt(clock.instant())
            .withSpeed(1)
            .withItems(160)
            .withRegion(Region.SG)
            .withSessions(SessionPlan.DEFAULT.rhythm(EVERY, LENGTH).withItems(24));
    shop = DemoShop.start(DemoShopConfig.of(world, clock));
  }

  @AfterEach
  void close() {
    shop.close();
    items.close();
  }

  @Test
  void agreesWithTheLedgerOfTrueChangesAlthoughTwoFollow() {
    Instant begun = shop.now();
    FlashSession first;
    FlashSession second;
    try (PriceSystem one = PriceSystem.following(items, shop.origin(), 20);
        PriceSystem other = PriceSystem.following(items, shop.origin(), 20)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> one.readiness().ready() && other.readiness().ready());
      List<FlashSession> sessions = shop.world().announcedSessions(shop.now());
      first = sessions.get(0);
      second = sessions.get(1);
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> shop.now().isAfter(second.end().plus(SOON).plusSeconds(5)));
    }

    assertThat(items.number("SELECT COUNT(*) FROM flash_session")).isGreaterThanOrEqualTo(2);
    for (FlashSession session : List.of(first, second)) {
      List<DemoItem> offered = shop.world().itemsOf(session);
      assertThat(offered).isNotEmpty();
      for (DemoItem item : offered) {
        noRowIsFalse(item, begun);
        theSalePriceIsSeenSoon(item, session);
        theEndIsSeenSoon(item, session);
      }
    }
    assertThat(items.number("SELECT COUNT(*) FROM listing WHERE origin = 2")).isPositive();
    assertThat(
            items.number("SELECT COUNT(*) FROM price_change WHERE model_id = 0 AND flash_sale = 1"))
        .isGreaterThan(20);
    assertThat(
            items.number("SELECT COUNT(*) FROM price_change WHERE model_id > 0 AND flash_sale = 1"))
        .as("of variations")
        .isGreaterThan(20);
  }

  /** Each row says what was true a moment before it was written. */
  private void noRowIsFalse(DemoItem item, Instant since) {
    for (PriceChange row : rows(item)) {
      Stream<Instant> moments =
          Stream.concat(
              Stream.of(row.at(), row.at().minus(LAG)),
              shop.world().changes(item, row.at().minus(LAG), row.at()).stream()
                  .map(TrueChange::at));
      assertThat(moments.map(at -> shop.world().truth(item, at)))
          .as("%s at %s, %s after the start", row, row.at(), Duration.between(since, row.at()))
          .anyMatch(truth -> says(row, truth));
    }
  }

  private static boolean says(PriceChange row, Truth truth) {
    boolean samePrice = row.price().equals(truth.price()) && row.flashSale() == truth.flashSale();
    // What is sold out keeps the last price at which it could be bought.
    return row.stock() == truth.stock() && (samePrice || !truth.inStock());
  }

  private void theSalePriceIsSeenSoon(DemoItem item, FlashSession session) {
    Truth truth = shop.world().truth(item, session.start().plus(SOON));
    Truth before = shop.world().truth(item, session.start().minusMillis(1));
    Optional<FlashTruth> flash = shop.world().flash(item, session, session.start());
    boolean lasts =
        flash.isPresent() && flash.get().soldOutAt().isAfter(session.start().plus(SOON));
    boolean jump = isJump(before.price().units(), truth.price().units());
    if (lasts && truth.flashSale() && !jump && truth.inStock()) {
      assertThat(rows(item))
          .as("%s in session %s", item.key(Region.SG), session)
          .anyMatch(row ->
              row.flashSale()
                  && row.price().equals(truth.price())
                  && !row.at().isBefore(session.start())
                  && row.at().isBefore(session.start().plus(SOON)));
    }
  }

  private void theEndIsSeenSoon(DemoItem item, FlashSession session) {
    Truth truth = shop.world().truth(item, session.end());
    Optional<PriceChange> sale =
        rows(item).stream()
            .filter(row -> !row.at().isBefore(session.start()) && row.at().isBefore(session.end()))
            .reduce((earlier, later) -> later);
    if (sale.isPresent() && sale.get().flashSale() && !truth.flashSale()) {
      assertThat(rows(item))
          .as("%s after session %s", item.key(Region.SG), session)
          .anyMatch(row ->
              !row.flashSale()
                  && !row.at().isBefore(session.end())
                  && row.at().isBefore(session.end().plus(SOON)));
    }
  }

  private static boolean isJump(long before, long now) {
    return now < before * 3 / 10 || now > before * 3 / 2;
  }

  private List<PriceChange> rows(DemoItem item) {
    ItemKey key = item.key(Region.SG);
    return items.changes(key);
  }
}
