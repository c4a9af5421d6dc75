package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.Truth;
import tools.jackson.databind.node.ObjectNode;

/** An item in a list of search results. Stateless. */
final class Cards {
  private Cards() {}

  static ObjectNode card(Truth truth, Region region) {
    DemoItem item = truth.item();
    ObjectNode card = Template.CARD.copy();
    card.put("itemid", item.id().value()).put("shopid", item.seller().id().value());
    card.set("item_basic", basic(truth, region));
    return card;
  }

  private static ObjectNode basic(Truth truth, Region region) {
    DemoItem item = truth.item();
    Shown shown = Shown.of(truth);
    Popularity popularity = Popularity.of(truth);
    ObjectNode tree = Template.CARD_ITEM.copy();
    OldItem.common(tree, truth, region);
    // Since 2024 the text has a sign and the number beside it is 0.
    tree.put("raw_discount", 0)
        .put("show_discount", 0)
        .put("discount", shown.percent() == 0 ? null : "-" + shown.percent() + "%")
        .put("shop_name", item.seller().name())
        .put("is_on_flash_sale", shown.flash() != null)
        .put("flash_sale_stock", shown.flash() == null ? 0 : shown.flash().allocated());
    tree.set("tier_variations", Tiers.old(item));
    tree.set("item_rating", popularity.rating());
    ObjectNode display = (ObjectNode) tree.path("item_card_display_price");
    display
        .put("item_id", item.id().value())
        .put("model_id", item.models().getFirst().id().value())
        .put("promotion_type", 0)
        .put("promotion_id", shown.flash() == null ? 0 : shown.flash().session().promotionId())
        .put("price", shown.price())
        .put("discount", 0)
        .put("discount_text", shown.percent() == 0 ? null : "-" + shown.percent() + "%");
    if (shown.listPrice() > 0) {
      display
          .put("strikethrough_price", shown.listPrice())
          .put("original_price", shown.listPrice());
    }
    return tree;
  }
}
