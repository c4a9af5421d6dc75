package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.Seller;
import dev.tidemark.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sellers' lists, searches, and the lists of flash sales. */
class ListsIT {
  private static final Instant DURING = Visitor.START.plus(Duration.ofSeconds(285));

  private final Visitor visitor = Visitor.at(DURING);
  private final World world = visitor.shop().world();
  private final FlashSession running = world.runningSession(DURING).orElseThrow();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void listsASellersItemsInPages() {
    Seller seller = world.item(99).seller();
    String path = "/api/v4/shop/search_items?shopid=" + seller.id() + "&limit=50&offset=";

    JsonNode first = visitor.json(path + 0);
    JsonNode second = visitor.json(path + 50);

    assertThat(first.path("total_count").asInt()).isEqualTo(60);
    assertThat(first.path("items")).hasSize(50);
    assertThat(first.path("nomore").asBoolean()).isFalse();
    assertThat(second.path("items")).hasSize(10);
    assertThat(second.path("nomore").asBoolean()).isTrue();
    assertThat(first.at("/items/0/item_basic/shopid").asLong()).isEqualTo(seller.id().value());
  }

  @Test
  void findsItemsByWords() {
    DemoItem wanted = world.item(12);
    String words = wanted.name().replace(' ', '+').replace("&", "%26");

    JsonNode found = visitor.json("/api/v4/search/search_items?limit=60&keyword=" + words);

    assertThat(found.path("items"))
        .anyMatch(card -> card.path("itemid").asLong() == wanted.id().value());
    assertThat(found.at("/items/0/item_basic/item_card_display_price/price").isNumber()).isTrue();
  }

  @Test
  void listsTheRunningSessionAndTwoToCome() {
    JsonNode sessions = visitor.json("/api/v4/flash_sale/get_all_sessions").at("/data/sessions");

    assertThat(sessions).hasSize(3);
    assertThat(sessions.path(0).path("promotionid").asLong()).isEqualTo(running.promotionId());
    assertThat(sessions.path(0).path("end_time").asLong())
        .isEqualTo(running.end().getEpochSecond());
    assertThat(sessions.path(0).path("categories").size()).isGreaterThan(1);
  }

  @Test
  void tellsAllItemsOfASessionInBatches() {
    JsonNode ids =
        visitor
            .json("/api/v4/flash_sale/get_all_itemids?promotionid=" + running.promotionId())
            .path("data");
    assertThat(ids.path("promotionid").asLong()).isEqualTo(running.promotionId());
    assertThat(ids.path("item_brief_list")).hasSize(60);

    List<Long> twelve =
        ids.path("item_brief_list")
            .valueStream()
            .limit(12)
            .map(i -> i.path("itemid").asLong())
            .toList();
    JsonNode items = batch(running, twelve).path("items");

    assertThat(items).hasSize(12);
    for (JsonNode row : items) {
      FlashTruth flash = flash(row, running);
      assertThat(row.path("price").asLong()).isEqualTo(flash.price().units());
      assertThat(row.path("flash_sale_stock").asInt()).isEqualTo(flash.allocated());
      assertThat(row.path("stock").asInt()).isEqualTo(flash.left());
    }
  }

  @Test
  void hidesPricesBeforeTheStart() {
    FlashSession next = world.announcedSessions(DURING).getFirst();
    List<Long> ids = world.itemsOf(next).stream().limit(12).map(item -> item.id().value()).toList();

    for (JsonNode row : batch(next, ids).path("items")) {
      assertThat(row.get("price").isNull()).isTrue();
      assertThat(row.get("stock").isNull()).isTrue();
      assertThat(row.path("hidden_price_display").asString()).contains("?");
      assertThat(row.path("raw_discount").asInt()).isPositive();
    }
  }

  @Test
  void losesThePromotionOfMostRowsThatAreSoldOutInTheOldList() {
    JsonNode data =
        visitor
            .json("/api/v2/flash_sale/get_items?limit=200&promotionid=" + running.promotionId())
            .path("data");
    List<JsonNode> soldOut =
        data.path("items").valueStream().filter(row -> row.path("stock").asInt() == 0).toList();

    assertThat(data.path("total").asInt()).isEqualTo(60);
    assertThat(soldOut).isNotEmpty();
    assertThat(soldOut).anyMatch(row -> row.get("promotionid").isNull());
    for (JsonNode row : soldOut) {
      if (row.get("promotionid").isNull()) {
        assertThat(row.get("flash_sale_type").isNull()).isTrue();
        assertThat(row.path("end_time").asLong())
            .isEqualTo(flash(row, running).soldOutAt().getEpochSecond())
            .isLessThan(running.end().getEpochSecond());
      }
    }
  }

  @Test
  void knowsEndedSessionsForAWhile() {
    visitor.comesBackAt(running.end().plusSeconds(30));
    JsonNode ended =
        visitor
            .json("/api/v4/flash_sale/get_all_itemids?promotionid=" + running.promotionId())
            .path("data");
    assertThat(ended.path("item_brief_list")).hasSize(60);

    visitor.comesBackAt(running.end().plus(Duration.ofHours(2)));
    JsonNode forgotten =
        visitor
            .json("/api/v4/flash_sale/get_all_itemids?promotionid=" + running.promotionId())
            .path("data");
    assertThat(forgotten.get("promotionid").isNull()).isTrue();
  }

  @Test
  void saysNothingOfUnknownSessions() {
    JsonNode data = visitor.json("/api/v4/flash_sale/get_all_itemids?promotionid=17").path("data");

    assertThat(data.get("promotionid").isNull()).isTrue();
    assertThat(data.path("item_brief_list")).isEmpty();
    assertThat(
            visitor
                .post("/api/v4/flash_sale/flash_sale_batch_get_items", "nonsense")
                .at("/data/items"))
        .isEmpty();
  }

  private JsonNode batch(FlashSession session, List<Long> ids) {
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return visitor
        .post(
            "/api/v4/flash_sale/flash_sale_batch_get_items",
            "{\"promotionid\":%d,\"categoryid\":0,\"itemids\":[%s],\"limit\":12}"
                .formatted(session.promotionId(), list))
        .path("data");
  }

  private FlashTruth flash(JsonNode row, FlashSession session) {
    DemoItem item =
        world.find(new dev.tidemark.protocol.ItemId(row.path("itemid").asLong())).orElseThrow();
    return world.flash(item, session, visitor.now()).orElseThrow();
  }
}
