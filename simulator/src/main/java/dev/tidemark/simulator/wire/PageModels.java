package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The variations of an item as pages have told them since 2025. Stateless. */
final class PageModels {
  /** Prices outside the flash sale belong to a rule of the seller's own. */
  private static final long FIRST_SELLER_RULE = 210_000_000_000_000L;

  private PageModels() {}

  static ArrayNode of(Truth truth) {
    ArrayNode models = Json.array();
    truth.models().forEach(model -> models.add(model(truth, model)));
    return models;
  }

  private static ObjectNode model(Truth truth, ModelTruth model) {
    FlashTruth flash = model.flashSale() ? truth.flash() : null;
    ObjectNode tree =
        Json.object()
            .put("item_id", truth.item().id().value())
            .put("status", 1)
            .putNull("current_promotion_reserved_stock")
            .put("name", model.model().name())
            .put("promotion_id", flash == null ? 0 : flash.session().promotionId())
            .put("price", model.price().units())
            .put("current_promotion_has_reserve_stock", flash != null)
            .putNull("normal_stock")
            .put("price_before_discount", Shown.units(model.listPrice()))
            .put("model_id", model.model().id().value())
            .putNull("stock")
            .put("has_gimmick_tag", false)
            .putNull("key_measurement")
            .putNull("sold")
            .put("is_lowest_price_at_shopee", false)
            .putNull("name_tr")
            .put("is_clickable", model.inStock())
            .put("is_grayout", !model.inStock())
            .put("has_stock", model.inStock())
            .put(
                "price_rule_id",
                flash == null
                    ? FIRST_SELLER_RULE + truth.item().index()
                    : flash.session().promotionId());
    ObjectNode stocks = tree.putArray("price_stocks").addObject();
    stocks.put("allocated_stock", model.flashAllocated());
    stocks.putArray("stock_breakdown_by_location");
    stocks.put("promotion_type", 0);
    ObjectNode extinfo = tree.putObject("extinfo");
    ArrayNode tiers = extinfo.putArray("tier_index");
    model.model().tiers().forEach(tiers::add);
    extinfo.put("is_pre_order", false).put("estimated_days", 2);
    return tree;
  }
}
