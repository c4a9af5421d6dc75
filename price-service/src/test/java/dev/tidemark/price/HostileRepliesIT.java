package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.Reply;
import dev.tidemark.testkit.RequiresRecordings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a shop answers, what is stored stays true. */
class HostileRepliesIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.67707640.2245175584").orElseThrow();
  private static final Duration SOON = Duration.ofSeconds(20);

  private final PriceDatabase items = new PriceDatabase();
  private final RecordedShop shop = RecordedShop.start();

  @AfterEach
  void close() {
    shop.close();
    items.close();
  }

  record Hostile(String name, Reply reply) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostileReplies() {
    String good = Page.at(ITEM, "77.00").json();
    return Stream.of(
        new Hostile("429", Reply.of(429, "{}").withHeader("Retry-After", "3600")),
        new Hostile("403", Reply.of(403, "forbidden")),
        new Hostile("500", Reply.of(500, "oops")),
        new Hostile("a page", Reply.of(200, "<html><body>77.00</body></html>")),
        new Hostile("price 0", json("0")),
        new Hostile("price below 0", json("-7700000")),
        new Hostile("2^63", json("9223372036854775808")),
        new Hostile("an invented price", json("7712345")),
        new Hostile("a text", json("\"lots\"")),
        new Hostile("another item", Reply.of(200, good.replace("2245175584", "2245175585"))),
        new Hostile("another schema", Reply.of(200, "{\"error\":0,\"data\":{\"cost\":77}}")),
        new Hostile("half an answer", Reply.of(200, good).truncated()),
        new Hostile("a bomb", Reply.of(200, good).padded(200_000_000).gzipped()));
  }

  @ParameterizedTest
  @MethodSource("hostileReplies")
  void neverBecomePrices(Hostile hostile) {
    try (PriceSystem system = PriceSystem.asking(items, shop.baseUrl())) {
      Page.at(ITEM, "129.00").showIn(shop);
      items.track(ITEM, Instant.now());
      await().atMost(SOON).until(() -> items.changes(ITEM).size() == 1);
      int rows = items.countChanges();

      shop.answer(Page.PATH, ITEM.shop().value(), ITEM.item().value(), hostile.reply());
      await().atMost(SOON).until(() -> items.failures(ITEM) > 0);

      assertThat(items.countChanges()).isEqualTo(rows);
      assertThat(items.listing(ITEM).headline().price()).isEqualTo(Price.ofDecimal("129.00"));
      assertThat(system.checks("changed")).isEqualTo(1);
    }
  }

  @Test
  @RequiresRecordings
  void neverStoreThePoisonedRecording() {
    String poisoned = Recordings.text("item-get-v2/tw-28-models-POISONED-2021-12.json");
    ItemKey item = new ItemKey(Region.TW, id(poisoned, "shopid"), item(poisoned));
    shop.answer("/api/v2/item/get", item.shop().value(), item.item().value(), 200, poisoned);
    items.track(item, Instant.now());

    try (PriceSystem system = PriceSystem.asking(items, shop.baseUrl())) {
      await().atMost(SOON).until(() -> system.checks("refused") > 0);
    }

    assertThat(items.countChanges()).isZero();
    assertThat(items.listing(item).headline().price()).isNull();
    assertThat(items.listing(item).name()).isNull();
    assertThat(items.listing(item).state()).isEqualTo(ItemState.CHECKING);
    assertThat(items.number("SELECT COUNT(*) FROM connector WHERE suspect_until > 0")).isOne();
  }

  @Test
  void saysSoWhenNobodyCanBeAsked() {
    items.track(ITEM, Instant.now());

    try (PriceSystem _ = PriceSystem.withoutSource(items)) {
      await().atMost(SOON).until(() -> items.dueAt(ITEM).isAfter(Instant.now().plusSeconds(30)));
    }

    // Whoever reads an item that nobody has seen knows by the connectors that it waits.
    assertThat(items.listing(ITEM).state()).isEqualTo(ItemState.PENDING);
    assertThat(items.dueAt(ITEM)).isAfter(Instant.now().plusSeconds(30));
    assertThat(items.failures(ITEM)).isZero();
    assertThat(shop.requests()).isEqualTo(List.of());
  }

  private static Reply json(String price) {
    return Reply.of(200, Page.of(ITEM).model(1, price, "5").json());
  }

  private static ShopId id(String json, String name) {
    return new ShopId(number(json, name));
  }

  private static ItemId item(String json) {
    return new ItemId(number(json, "itemid"));
  }

  private static long number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\\s*([0-9]+)").matcher(json);
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
