package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.fault.FaultKind;
import dev.tidemark.simulator.fault.FaultKind.Stage;
import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import dev.tidemark.simulator.world.WorldConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a shop whose true prices are known, however it behaves. */
class DemoShopTruthIT {
  private final ManualTime time = new ManualTime();
  private final DemoShop shop = open(time.now());
  private final World world = shop.world();
  private final ShopeeWebConnector connector =
      new ShopeeWebConnector(ShopeeWebConfig.demo(shop.origin(), 1000, "1"), time, new Random(1));

  @AfterEach
  void close() {
    connector.close();
    shop.close();
  }

  /** At a moment at which a flash sale runs and another is announced. */
  private static DemoShop open(Instant now) {
    World world = new World(WorldConfig.startingAt(now.minus(Duration.ofHours(1))));
    Instant moment = now;
    while (world.runningSession(moment).isEmpty() || world.announcedSessions(moment).isEmpty()) {
      moment = moment.plusSeconds(10);
    }
    return DemoShop.start(DemoShopConfig.of(world.config(), InstantSource.fixed(moment)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/api/v4/pdp/get_pc", "/api/v4/item/get"})
  void isTrueInEveryDialect(String retired) {
    if (!retired.isEmpty()) {
      shop.faults().add(FaultRule.always(FaultKind.RETIRED).withPath("/api/v4/pdp/get_pc"));
      shop.faults().add(FaultRule.always(FaultKind.RETIRED).withPath(retired));
    }

    for (DemoItem item : items(100)) {
      PriceCheck check = connector.check(item.key(Region.DEMO));

      assertThat(check).as("%s", item.id()).isInstanceOf(PriceCheck.Answered.class);
      assertTrue(((PriceCheck.Answered) check).listing(), world.truth(item, shop.now()));
    }
  }

  static Stream<FaultKind> faults() {
    return Arrays.stream(FaultKind.values())
        .filter(kind -> kind.stage() != Stage.LINK && kind.stage() != Stage.AFFILIATE)
        // These only take time, and these look genuine but for a second look.
        .filter(kind -> kind != FaultKind.STALL && kind != FaultKind.STALL_BODY)
        .filter(kind -> kind != FaultKind.POISONED_ROUND);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isNeverFalseWhateverTheShopDoes(FaultKind fault) {
    shop.faults().add(FaultRule.always(fault));

    for (DemoItem item : items(12)) {
      if (connector.check(item.key(Region.DEMO)) instanceof PriceCheck.Answered(Listing listing)) {
        assertTrue(listing, world.truth(item, shop.now()));
      }
      time.pass(Duration.ofHours(7));
    }
  }

  @Test
  void knowsSessionsListsAndOffersAsTheyAre() {
    FlashSales sales = sales();
    List<FlashSession> sessions = answered(sales.sessions(Region.DEMO));

    assertThat(sessions)
        .hasSize(1 + world.announcedSessions(shop.now()).size())
        .first()
        .extracting(session -> session.id().value())
        .isEqualTo(running().promotionId());
    for (FlashSession session : sessions) {
      assertOffersAreTrue(sales, session.id());
    }
  }

  @Test
  void knowsTheRunningSessionInTheOldFormToo() {
    for (String path :
        List.of("get_all_sessions", "get_all_itemids", "flash_sale_batch_get_items")) {
      shop.faults().add(FaultRule.always(FaultKind.RETIRED).withPath("/api/v4/flash_sale/" + path));
    }
    FlashSales sales = sales();

    List<FlashSession> sessions = answered(sales.sessions(Region.DEMO));

    assertThat(sessions).hasSize(1);
    assertThat(sessions.getFirst().endAt()).isEqualTo(running().end());
    assertOffersAreTrue(sales, sessions.getFirst().id());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void offersNothingFalseWhateverTheShopDoes(FaultKind fault) {
    FlashSessionId session = new FlashSessionId(running().promotionId());
    List<ItemId> items = world.itemsOf(running()).stream().limit(12).map(DemoItem::id).toList();
    shop.faults().add(FaultRule.always(fault));

    if (sales().offers(Region.DEMO, session, items)
        instanceof ShopAnswer.Answered<List<FlashOffer>>(var offers, _)) {
      offers.forEach(this::assertTrue);
    }
  }

  private void assertOffersAreTrue(FlashSales sales, FlashSessionId session) {
    List<ItemId> items =
        answered(sales.list(Region.DEMO, session)).stream().map(FlashListing::item).toList();
    assertThat(items).isNotEmpty();
    for (int from = 0; from < items.size(); from += sales.itemsPerRequest()) {
      List<ItemId> batch =
          items.subList(from, Math.min(items.size(), from + sales.itemsPerRequest()));
      List<FlashOffer> offers = answered(sales.offers(Region.DEMO, session, batch));
      assertThat(offers).hasSameSizeAs(batch);
      offers.forEach(offer -> assertTrue(offer, session));
    }
  }

  private void assertTrue(FlashOffer offer) {
    assertTrue(offer, new FlashSessionId(running().promotionId()));
  }

  private void assertTrue(FlashOffer offer, FlashSessionId id) {
    dev.tidemark.simulator.world.FlashSession session = world.findSession(id.value()).orElseThrow();
    DemoItem item = world.find(offer.item().item()).orElseThrow();
    FlashTruth truth = world.flash(item, session, shop.now()).orElseThrow();

    if (session.runsAt(shop.now())) {
      assertThat(offer.price()).isEqualTo(truth.price());
      assertThat(offer.hiddenPrice()).isNull();
      assertThat(offer.left()).isEqualTo(truth.left());
      assertThat(offer.allocated()).isEqualTo(truth.allocated());
      assertThat(offer.soldOut()).isEqualTo(truth.left() == 0);
    } else {
      assertThat(offer.price()).isNull();
      assertThat(offer.hiddenPrice()).isEqualTo(truth.hiddenPrice());
      assertThat(offer.soldOut()).isFalse();
    }
  }

  private static void assertTrue(Listing listing, Truth truth) {
    assertThat(listing.headline().stock().code()).isIn(truth.stock().code(), "out");
    if (listing.headline().price() != null) {
      assertThat(listing.headline().price()).isEqualTo(truth.price());
      assertThat(listing.headline().flashSale()).isEqualTo(truth.flashSale());
    }
    for (ModelTruth model : truth.models()) {
      listing
          .model(model.model().id())
          .ifPresent(read -> assertThat(read.price()).isEqualTo(model.price()));
    }
  }

  private dev.tidemark.simulator.world.FlashSession running() {
    return world.runningSession(shop.now()).orElseThrow();
  }

  private FlashSales sales() {
    return connector.flashSales().orElseThrow();
  }

  private List<DemoItem> items(int count) {
    return IntStream.range(0, count).mapToObj(i -> world.item(i * 7)).toList();
  }

  private static <T> T answered(ShopAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ShopAnswer.Answered.class);
    return ((ShopAnswer.Answered<T>) answer).value();
  }
}
