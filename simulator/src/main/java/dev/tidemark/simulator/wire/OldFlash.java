package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.Category;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.Truth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The flash sale of an item in the old dialects. Stateless. */
final class OldFlash {
  private OldFlash() {}

  /** The long form of version 2. */
  static @Nullable ObjectNode running(Truth truth, Shown shown) {
    FlashTruth flash = shown.flash();
    if (flash == null) {
      return null;
    }
    DemoItem item = truth.item();
    ObjectNode tree = empty(flash);
    tree.set("promo_images", OldItem.images(item));
    return tree.put("itemid", item.id().value())
        .put("image", item.image())
        .put("shopid", item.seller().id().value())
        .put("raw_discount", flash.percent())
        .put("price_before_discount", flash.listPrice().units())
        .put("promo_overlay_image", "")
        .put("price", flash.price().units())
        .put("discount", flash.percent() + "%")
        .put("flash_catid", flashCategory(item.category()))
        .put("flash_sale_stock", flash.allocated())
        .put("name", item.name())
        .put("promo_name", item.name())
        .put("stock", flash.left());
  }

  /** The short form of version 4. */
  static @Nullable ObjectNode runningShort(Shown shown) {
    FlashTruth flash = shown.flash();
    if (flash == null) {
      return null;
    }
    return Json.object()
        .put("flash_sale_type", 0)
        .putNull("extra_discount_info")
        .put("promotionid", flash.session().promotionId())
        .put("start_time", flash.session().start().getEpochSecond())
        .put("end_time", flash.session().end().getEpochSecond())
        .putNull("promo_images")
        .put("price", flash.price().units())
        .put("flash_sale_stock", flash.allocated())
        .put("stock", flash.left())
        .putNull("hidden_price_display")
        .putNull("promo_overlay_image")
        .put("price_before_discount", flash.listPrice().units());
  }

  /** Before the start: no price, but a mask in its place. */
  static @Nullable ObjectNode upcoming(Truth truth) {
    FlashTruth flash = truth.upcoming();
    if (flash == null) {
      return null;
    }
    ObjectNode tree = empty(flash);
    ArrayNode models = tree.putArray("modelids");
    flash.models().forEach(model -> models.add(model.value()));
    tree.set("promo_images", OldItem.images(truth.item()));
    return tree.put("price_before_discount", flash.listPrice().units())
        .put("flash_catid", flashCategory(truth.item().category()))
        .put("promo_name", truth.item().name())
        .put("hidden_price_display", flash.hiddenPrice());
  }

  /** The departments of flash sales are numbered by themselves, from 1. */
  static int flashCategory(Category category) {
    return 1 + category.id() % 6;
  }

  private static ObjectNode empty(FlashTruth flash) {
    return Json.object()
        .putNull("itemid")
        .putNull("brand_sale_brand_custom_logo")
        .putNull("image")
        .putNull("shopid")
        .putNull("voucher")
        .putNull("raw_discount")
        .put("flash_sale_type", 0)
        .putNull("modelids")
        .putNull("price")
        .put("promotionid", flash.session().promotionId())
        .put("start_time", flash.session().start().getEpochSecond())
        .putNull("reminder_count")
        .putNull("discount")
        .putNull("reference_item_id")
        .putNull("is_shop_official")
        .putNull("flash_sale_stock")
        .putNull("name")
        .put("cat_label", 0)
        .putNull("item_type")
        .put("end_time", flash.session().end().getEpochSecond())
        .putNull("is_shop_preferred")
        .putNull("stock")
        .putNull("hidden_price_display");
  }
}
