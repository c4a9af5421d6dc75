package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An item in the list of a flash-sale session, in the old form and the newer one. Stateless. */
final class FlashRows {
  /** When one in four of the old rows is sold out it keeps its promotion. */
  private static final int KEEPS_PROMOTION = 4;

  private FlashRows() {}

  /**
   * The row of version 2. Sold out, most rows lose their promotion, and their end becomes the
   * moment of the last sale.
   */
  static ObjectNode version2(DemoItem item, FlashTruth flash, Instant now) {
    boolean soldOut = isSoldOut(flash, now);
    boolean loses = soldOut && item.index() % KEEPS_PROMOTION != 0;
    ObjectNode row = row(item, flash, now);
    if (loses) {
      row.putNull("promotionid").putNull("flash_sale_type");
    }
    Instant end = loses ? flash.soldOutAt() : flash.session().end();
    return row.put("end_time", end.getEpochSecond());
  }

  /** The row of version 4, put together from the fields that clients read. */
  static ObjectNode version4(DemoItem item, FlashTruth flash, Instant now) {
    ObjectNode row = row(item, flash, now);
    ArrayNode models = row.putArray("modelids");
    flash.models().forEach(model -> models.add(model.value()));
    if (isHidden(flash, now)) {
      row.putNull("stock");
    }
    return row.put("end_time", flash.session().end().getEpochSecond())
        .put("is_soldout", isSoldOut(flash, now))
        .put("catid", item.category().id())
        .put("is_shop_official", false)
        .put("is_shop_preferred", false);
  }

  /** The line of a list of ids. */
  static ObjectNode brief(DemoItem item, FlashTruth flash, Instant now) {
    return Json.object()
        .put("itemid", item.id().value())
        .put("catid", OldFlash.flashCategory(item.category()))
        .put("is_soldout", isSoldOut(flash, now))
        .putNull("recommendation_info")
        .put("ui_status", 1);
  }

  static boolean isSoldOut(FlashTruth flash, Instant now) {
    return flash.sellsOut() && !now.isBefore(flash.soldOutAt());
  }

  private static boolean isHidden(FlashTruth flash, Instant now) {
    return now.isBefore(flash.session().start());
  }

  private static ObjectNode row(DemoItem item, FlashTruth flash, Instant now) {
    ObjectNode row =
        Json.object()
            .put("itemid", item.id().value())
            .put("shopid", item.seller().id().value())
            .put("name", item.name())
            .put("promo_name", item.name())
            .put("image", item.image())
            .put("price_before_discount", flash.listPrice().units())
            .put("discount", flash.percent() + "%")
            .put("raw_discount", flash.percent())
            .put("stock", flash.left())
            .put("start_time", flash.session().start().getEpochSecond())
            .put("reminder_count", 20 + item.id().value() % 280)
            .put("flash_catid", OldFlash.flashCategory(item.category()))
            .put("flash_sale_type", 0)
            .put("promotionid", flash.session().promotionId());
    row.putArray("promo_images").add(item.image());
    return isHidden(flash, now)
        ? row.putNull("price")
            .putNull("flash_sale_stock")
            .put("hidden_price_display", flash.hiddenPrice())
        : row.put("price", flash.price().units())
            .put("flash_sale_stock", flash.allocated())
            .putNull("hidden_price_display");
  }
}
