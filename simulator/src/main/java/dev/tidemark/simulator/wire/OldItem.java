package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.Truth;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An item as item/get of the versions 2 and 4 and the cards of searches describe it. Stateless. */
final class OldItem {
  /** Label ids have reached 4e15. */
  private static final long A_LABEL = 4_019_000_000_000_000L;

  private OldItem() {}

  static ObjectNode version2(Truth truth, Region region) {
    ObjectNode tree = described(Template.ITEM_V2.copy(), truth, region);
    Shown shown = Shown.of(truth);
    tree.set("flash_sale", OldFlash.running(truth, shown));
    tree.set("upcoming_flash_sale", OldFlash.upcoming(truth));
    return tree.put("is_on_flash_sale", shown.flash() != null);
  }

  static ObjectNode version4(Truth truth, Region region) {
    ObjectNode tree = described(Template.ITEM_V4.copy(), truth, region);
    tree.set("flash_sale", OldFlash.runningShort(Shown.of(truth)));
    tree.set("upcoming_flash_sale", OldFlash.upcoming(truth));
    return tree;
  }

  private static ObjectNode described(ObjectNode tree, Truth truth, Region region) {
    Popularity popularity = Popularity.of(truth);
    common(tree, truth, region);
    tree.set("item_rating", popularity.rating());
    tree.set("models", OldModels.of(truth, region));
    tree.set("tier_variations", Tiers.old(truth.item()));
    tree.set("categories", categories(truth.item()));
    tree.put("description", Words.description(truth.item()))
        .put("min_purchase_limit", 0)
        .put("condition", 1)
        .put("estimated_days", 2);
    stock(tree, Shown.of(truth));
    return tree;
  }

  /** What the cards of searches say as well. */
  static void common(ObjectNode tree, Truth truth, Region region) {
    DemoItem item = truth.item();
    Shown shown = Shown.of(truth);
    Popularity popularity = Popularity.of(truth);
    tree.put("itemid", item.id().value())
        .put("shopid", item.seller().id().value())
        .put("name", item.name())
        .put("image", item.image())
        .put("currency", region.currency())
        .put("stock", shown.stock())
        .put("status", 1)
        .put("item_status", truth.inStock() ? "normal" : "sold_out")
        .put("ctime", item.listedAt().getEpochSecond())
        .put("sold", popularity.sold())
        .put("historical_sold", popularity.soldEver())
        .put("liked_count", popularity.likes())
        .put("cmt_count", popularity.ratings())
        .put("catid", item.category().id())
        .put("brand", item.brand())
        .put("shop_location", item.seller().place());
    tree.putArray("images").addAll(images(item));
    tree.putArray("label_ids").add(29).add(A_LABEL + item.category().id());
    prices(tree, shown);
  }

  static void prices(ObjectNode tree, Shown shown) {
    tree.put("price", shown.price())
        .put("price_min", shown.lowest())
        .put("price_max", shown.highest())
        .put("price_before_discount", shown.listPrice())
        .put("price_min_before_discount", shown.lowestListPrice())
        .put("price_max_before_discount", shown.highestListPrice())
        .put("raw_discount", shown.percent())
        .put("show_discount", shown.percent())
        .put("discount", shown.discount())
        .putNull("hidden_price_display");
  }

  static ArrayNode images(DemoItem item) {
    ArrayNode images = Json.array();
    item.images().forEach(images::add);
    return images;
  }

  private static void stock(ObjectNode tree, Shown shown) {
    tree.put("normal_stock", shown.otherStock())
        .put("other_stock", shown.otherStock())
        .put("discount_stock", shown.flashStock())
        .put("current_promotion_reserved_stock", shown.flashStock())
        .put("current_promotion_has_reserve_stock", shown.flashStock() > 0);
  }

  private static ArrayNode categories(DemoItem item) {
    ArrayNode categories = Json.array();
    categories
        .addObject()
        .put("catid", item.category().id())
        .put("display_name", item.category().label())
        .putNull("image")
        .put("no_sub", true)
        .put("is_default_subcat", false)
        .putNull("block_buyer_platform");
    return categories;
  }
}
