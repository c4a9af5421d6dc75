package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The variations of an item in the old dialects, each with the ladder of its prices. Stateless. */
final class OldModels {
  private static final int BASE_PRICE = 0;
  private static final int FLASH_PRICE = 302;
  private static final int PIECES_PER_BUYER = 2;

  private OldModels() {}

  static ArrayNode of(Truth truth, Region region) {
    ArrayNode models = Json.array();
    truth.models().forEach(model -> models.add(model(truth, model, region)));
    return models;
  }

  private static ObjectNode model(Truth truth, ModelTruth model, Region region) {
    FlashTruth flash = model.flashSale() ? truth.flash() : null;
    int reserved = flash == null ? 0 : model.pieces();
    ObjectNode tree =
        Json.object()
            .put("itemid", truth.item().id().value())
            .put("status", 1)
            .put("current_promotion_reserved_stock", reserved)
            .put("name", model.model().name())
            .put("promotionid", flash == null ? 0 : flash.session().promotionId())
            .put("price", model.price().units())
            .put("current_promotion_has_reserve_stock", reserved > 0)
            .put("currency", region.currency())
            .put("normal_stock", model.otherPieces())
            .put("has_gimmick_tag", false)
            .put("price_before_discount", Shown.units(model.listPrice()))
            .put("modelid", model.model().id().value())
            .put("sold", Popularity.of(truth).soldEver() / truth.models().size())
            .put("stock", model.pieces());
    tree.set("price_stocks", ladder(truth, model, region, flash));
    tree.set("extinfo", extinfo(model, flash));
    return tree;
  }

  private static ArrayNode ladder(
      Truth truth, ModelTruth model, Region region, @Nullable FlashTruth flash) {
    ArrayNode ladder = Json.array();
    if (flash != null) {
      step(ladder, truth, model, region)
          .put("stockout_time", 0)
          .put("rebate", 0)
          .put("price", model.price().units())
          .put("promotion_type", FLASH_PRICE)
          .put("allocated_stock", model.flashAllocated())
          .put("end_time", flash.session().end().getEpochSecond())
          .put("promotion_id", flash.session().promotionId())
          .put("purchase_limit", PIECES_PER_BUYER)
          .put("start_time", flash.session().start().getEpochSecond())
          .put("stock", model.pieces());
    }
    step(ladder, truth, model, region)
        .putNull("stockout_time")
        .putNull("rebate")
        .put("price", model.otherPrice().units())
        .put("promotion_type", BASE_PRICE)
        .putNull("allocated_stock")
        .putNull("end_time")
        .put("promotion_id", 0)
        .putNull("purchase_limit")
        .putNull("start_time")
        .put("stock", model.otherPieces());
    return ladder;
  }

  private static ObjectNode step(ArrayNode ladder, Truth truth, ModelTruth model, Region region) {
    ObjectNode step =
        ladder
            .addObject()
            .put("model_id", model.model().id().value())
            .put("item_id", truth.item().id().value())
            .put("shop_id", truth.item().seller().id().value())
            .put("region", region.code().toUpperCase(Locale.ROOT));
    step.putArray("stock_breakdown_by_location");
    return step;
  }

  private static ObjectNode extinfo(ModelTruth model, @Nullable FlashTruth flash) {
    ObjectNode extinfo =
        Json.object()
            .put("seller_promotion_limit", flash == null ? 0 : PIECES_PER_BUYER)
            .put("has_shopee_promo", flash != null)
            .putNull("group_buy_info")
            .putNull("holiday_mode_old_stock")
            .put(
                "seller_promotion_refresh_time",
                flash == null ? 0 : flash.session().end().getEpochSecond());
    ArrayNode tiers = extinfo.putArray("tier_index");
    model.model().tiers().forEach(tiers::add);
    return extinfo;
  }
}
