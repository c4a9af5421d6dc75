package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A whole price service with the affiliate programme before the web. */
class SeveralSourcesIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.67707640.2245175584").orElseThrow();
  private static final Duration SOON = Duration.ofSeconds(15);

  @AutoClose private final PriceDatabase items = new PriceDatabase();
  @AutoClose private final RecordedShop shop = RecordedShop.start();

  @Test
  void keepsWhatTheAffiliateProgrammeTellsInASeriesOfItsOwn() {
    offer(
        "{\"itemId\":2245175584,\"shopId\":67707640,\"productName\":\"A kettle\","
            + "\"price\":\"121.5\",\"priceMin\":\"121.5\",\"priceMax\":\"121.5\"}");
    Page.at(ITEM, "129.00").showIn(shop);
    items.track(ITEM, Instant.now());

    try (PriceSystem _ = PriceSystem.with(items, both())) {
      await().atMost(SOON).until(() -> !items.changes(series(Source.AFFILIATE)).isEmpty());
    }

    assertThat(items.listing(ITEM).source()).isEqualTo(Source.AFFILIATE);
    assertThat(items.listing(ITEM).headline().price()).isEqualTo(Price.ofDecimal("121.50"));
    assertThat(items.changes(series(Source.WEB))).isEmpty();
  }

  @Test
  void learnsFromTheWebWhatTheProgrammeDoesNotOffer() {
    offer("");
    Page.at(ITEM, "129.00").showIn(shop);
    items.track(ITEM, Instant.now());

    try (PriceSystem system = PriceSystem.with(items, both())) {
      await().atMost(SOON).until(() -> !items.changes(series(Source.WEB)).isEmpty());
      assertThat(system.checks("not-offered")).isZero();
    }

    assertThat(items.listing(ITEM).source()).isEqualTo(Source.WEB);
    assertThat(items.changes(series(Source.AFFILIATE))).isEmpty();
  }

  @Test
  void keepsAnItemWaitingThatTheOnlySourceDoesNotOffer() {
    offer("");
    items.track(ITEM, Instant.now());

    try (PriceSystem _ = PriceSystem.with(items, affiliate())) {
      await().atMost(SOON).until(() -> items.listing(ITEM).state() == ItemState.WAITING_FOR_SOURCE);
    }

    assertThat(items.listing(ITEM).goneSince()).isNull();
    assertThat(items.countChanges()).isZero();
  }

  @Test
  void looksAtSeveralItemsOfAShopWithOneCall() {
    List<ItemKey> goods = IntStream.rangeClosed(1, 4).mapToObj(SeveralSourcesIT::good).toList();
    offer(goods.stream().map(SeveralSourcesIT::node).collect(Collectors.joining(",")));
    goods.forEach(good -> items.track(good, Instant.now()));

    try (PriceSystem _ = PriceSystem.with(items, affiliate())) {
      await().atMost(SOON).until(() -> items.countChanges() == goods.size());
      assertThat(shop.requests()).hasSizeLessThan(goods.size());
    }

    assertThat(goods)
        .allSatisfy(good ->
            assertThat(items.listing(good).headline().price())
                .isEqualTo(Price.ofDecimal("121.50")));
  }

  private static ItemKey good(int number) {
    return ItemKey.parse("sg.67707640." + number).orElseThrow();
  }

  private static String node(ItemKey item) {
    return "{\"itemId\":%d,\"shopId\":%d,\"productName\":\"A kettle\",\"price\":\"121.5\",\"priceMin\":\"121.5\",\"priceMax\":\"121.5\"}"
        .formatted(item.item().value(), item.shop().value());
  }

  private void offer(String node) {
    shop.answer(
        "/graphql",
        Reply.of(
            200,
            "{\"data\":{\"productOfferV2\":{\"nodes\":["
                + node
                + "],\"pageInfo\":{\"hasNextPage\":false}}}}"));
  }

  private Map<String, String> affiliate() {
    return Map.of(
        "shopee-affiliate.sg.app-id", "123",
        "shopee-affiliate.sg.secret", "hidden",
        "shopee-affiliate.sg.endpoint", shop.baseUrl() + "/graphql");
  }

  private Map<String, String> both() {
    Map<String, String> settings = new HashMap<>(affiliate());
    settings.put("shopee-web.enabled", "true");
    settings.put("shopee-web.base-url.sg", shop.baseUrl().toString());
    return settings;
  }

  private static Series series(Source source) {
    return new Series(ITEM.listing(), ModelId.HEADLINE, source);
  }
}
