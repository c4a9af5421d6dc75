package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.RequiresRecordings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a recorded answer calls by one of the names that readers go by, the demo shop's answers
 * have in the same place, with the same type.
 */
@RequiresRecordings
class RecordedFieldsIT {
  private static final JsonMapper JSON = new JsonMapper();

  /** The field map of the dialects. */
  private static final Set<String> NAMES =
      Set.of(
          ("itemid shopid item_id shop_id name title price price_min price_max single_value"
                  + " range_min range_max price_before_discount price_min_before_discount"
                  + " price_max_before_discount discount raw_discount show_discount currency stock"
                  + " normal_stock discount_stock other_stock current_promotion_reserved_stock"
                  + " max_quantity has_stock item_status status is_unavailable sold historical_sold"
                  + " global_sold image images models modelid model_id promotionid promotion_id"
                  + " extinfo tier_index price_stocks promotion_type allocated_stock start_time"
                  + " end_time stockout_time purchase_limit rebate is_clickable"
                  + " is_grayout tier_variations options flash_sale upcoming_flash_sale"
                  + " ongoing_banner flash_sale_stock hidden_price_display flash_sale_type"
                  + " min_purchase_limit overall_purchase_limit order_max_purchase_limit"
                  + " item_rating rating_star rating_count ctime item_basic items total total_count"
                  + " nomore item data reminder_count flash_catid promo_images error error_msg"
                  + " product_price product_images product_review item_card_display_price")
              .split(" "));

  private final Visitor visitor = Visitor.at(Visitor.START.plus(Duration.ofMinutes(4)));

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void itemsOfVersion2() {
    compare(
        List.of(
            "item-get-v2/id-20-models-mostly-soldout-2019-02.json",
            "item-get-v2/id-in-flash-sale-2020-12-15.json",
            "item-get-v2/id-upcoming-flash-hidden-price-2020-12-13.json",
            "item-get-v2/id-upcoming-flash-hidden-price-2021-08-08.json"),
        item -> "/api/v2/item/get?itemid=" + item.id() + "&shopid=" + item.seller().id());
  }

  @Test
  void itemsOfVersion4() {
    compare(
        List.of("item-get-v4/vn-in-flash-sale-type2-2021-11-30.json"),
        item -> "/api/v4/item/get?itemid=" + item.id() + "&shopid=" + item.seller().id());
  }

  @Test
  void pages() {
    Function<DemoItem, String> page =
        item -> "/api/v4/pdp/get_pc?item_id=" + item.id() + "&shop_id=" + item.seller().id();
    compare(List.of("pdp-get_pc/br-3-models-stock-null-2025-08.json"), page, "data");
  }

  @Test
  void listsOfSellers() {
    compare(
        List.of("shop-search_items/id-28-items-26-soldout-2024-10.json"),
        item -> "/api/v4/shop/search_items?shopid=" + item.seller().id());
  }

  @Test
  void searches() {
    compare(
        List.of("search-search_items/id-1-item-voucher-display-price-2026-04.json"),
        item -> "/api/v4/search/search_items?keyword=" + item.brand().replace(" & ", "+"));
  }

  @Test
  void oldListsOfFlashSales() {
    long running = visitor.shop().world().runningSession(visitor.now()).orElseThrow().promotionId();
    compare(
        List.of(
            "flash_sale-get_items/th-ongoing-2019-05-02.json",
            "flash_sale-get_items/th-ongoing-some-soldout-2019-05-05.json"),
        item -> "/api/v2/flash_sale/get_items?limit=200&promotionid=" + running);
  }

  private void compare(List<String> recordings, Function<DemoItem, String> path, String... place) {
    Map<String, Set<String>> ours = new HashMap<>();
    for (int index = 0; index < 150; index += 3) {
      JsonNode answer = visitor.json(path.apply(visitor.shop().world().item(index)));
      collect(place.length == 0 ? answer : answer.path(place[0]), "", ours);
    }
    for (String recording : recordings) {
      Map<String, Set<String>> recorded = new HashMap<>();
      collect(JSON.readTree(Recordings.text(recording)), "", recorded);
      recorded.forEach((field, types) -> {
        types.remove("NULL");
        assertThat(ours.getOrDefault(field, Set.of()))
            .as("%s in %s", field, recording)
            .containsAll(types);
      });
    }
  }

  /** The types that each named field has somewhere in the tree, by its path without numbers. */
  private static void collect(JsonNode node, String path, Map<String, Set<String>> types) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, path + "[]", types));
      return;
    }
    node.properties()
        .forEach(field -> {
          String inner = path + "." + field.getKey();
          if (NAMES.contains(field.getKey())) {
            types
                .computeIfAbsent(inner, any -> new HashSet<>())
                .add(field.getValue().getNodeType().name());
            collect(field.getValue(), inner, types);
          }
        });
  }
}
