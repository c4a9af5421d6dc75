package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.Seller;
import dev.tidemark.simulator.world.Truth;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item as pages have described it since 2025, to a visitor who is not logged in: numbers of
 * pieces are withheld, and a running flash sale is told only by a banner and by the models' price
 * rule. Stateless.
 */
public final class PageItem {
  private PageItem() {}

  /** What stands in {@code data} of get_pc and, equally, inside the page itself. */
  public static ObjectNode data(Truth truth, Region region) {
    ObjectNode page = Template.PAGE.copy();
    Shown shown = Shown.of(truth);
    page.set("item", item(truth, region, shown));
    images(page, truth.item());
    price(page, shown);
    review(page, truth);
    seller(page, truth.item().seller());
    if (shown.flash() != null) {
      page.set("ongoing_banner", banner(shown.flash()));
    }
    return page;
  }

  private static ObjectNode item(Truth truth, Region region, Shown shown) {
    DemoItem item = truth.item();
    ObjectNode tree = Template.PAGE_ITEM.copy();
    OldItem.prices(tree, shown);
    tree.remove("discount");
    tree.put("item_id", item.id().value())
        .put("shop_id", item.seller().id().value())
        .put("item_status", truth.inStock() ? "normal" : "sold_out")
        .put("status", 1)
        .put("title", item.name())
        .put("image", item.image())
        .put("currency", region.currency())
        .put("brand", item.brand())
        .put("cat_id", item.category().id())
        .put("ctime", item.listedAt().getEpochSecond())
        .put("condition", 1)
        .put("is_unavailable", false)
        .put("shop_location", item.seller().place())
        .put("description", Words.description(item))
        .put("max_quantity", shown.stock())
        .put("estimated_days", 2)
        .put("current_promotion_has_reserve_stock", shown.flash() != null)
        .put("title_type", 1);
    tree.putArray("label_ids").add(29).add(4_019_000_000_000_000L + item.category().id());
    tree.set("item_rating", Json.object().put("rating_star", rating(truth)));
    tree.set("models", PageModels.of(truth));
    tree.set("tier_variations", Tiers.page(item));
    tree.set("categories", categories(item));
    tree.set("fe_categories", categories(item));
    return tree;
  }

  private static void images(ObjectNode page, DemoItem item) {
    ObjectNode images = (ObjectNode) page.path("product_images");
    images.set("images", OldItem.images(item));
    ArrayNode variations = images.putArray("first_tier_variations");
    if (!item.axes().isEmpty()) {
      for (String option : item.axes().getFirst().options()) {
        variations
            .addObject()
            .put("name", option)
            .putNull("image")
            .putNull("summed_stock")
            .put("display_indicator", 0);
      }
    }
  }

  private static void price(ObjectNode page, Shown shown) {
    ObjectNode price = (ObjectNode) page.path("product_price");
    price.set("price", range(shown.lowest(), shown.highest()));
    price.put("has_final_price", true);
    if (shown.listPrice() > 0) {
      long lowest = shown.lowestListPrice() > 0 ? shown.lowestListPrice() : shown.listPrice();
      price.put("discount", shown.percent());
      price.set("price_before_discount", range(lowest, shown.highestListPrice()));
    }
  }

  /** Either one value or two ends; what is not used is -1. */
  private static ObjectNode range(long lowest, long highest) {
    boolean one = lowest == highest;
    return Json.object()
        .put("single_value", one ? lowest : -1)
        .put("range_min", one ? -1 : lowest)
        .put("range_max", one ? -1 : highest)
        .putNull("price_mask");
  }

  private static void review(ObjectNode page, Truth truth) {
    Popularity popularity = Popularity.of(truth);
    ObjectNode review = (ObjectNode) page.path("product_review");
    review.put("rating_star", rating(truth));
    review.set("rating_count", popularity.rating().path("rating_count"));
    review
        .put("total_rating_count", popularity.ratings())
        .put("historical_sold", popularity.soldEver())
        .put("global_sold", popularity.soldEver())
        .put("liked_count", popularity.likes())
        .put("cmt_count", popularity.ratings());
  }

  private static double rating(Truth truth) {
    return Popularity.of(truth).rating().path("rating_star").asDouble();
  }

  private static void seller(ObjectNode page, Seller seller) {
    ObjectNode shop = (ObjectNode) page.path("shop_detailed");
    shop.put("shopid", seller.id().value())
        .put("name", seller.name())
        .put("shop_location", seller.place())
        .put("place", seller.place())
        .put("status", 1);
    ((ObjectNode) shop.path("account")).put("username", seller.account()).put("status", 1);
  }

  private static ObjectNode banner(FlashTruth flash) {
    ObjectNode sale = Json.object().put("promotion_id", flash.session().promotionId());
    sale.putObject("skin")
        .put("end_time", flash.session().end().getEpochSecond())
        .put("main_color", "#0F766E")
        .put("secondary_color", "#14B8A6");
    ObjectNode banner =
        Json.object()
            .putNull("deep_discount")
            .putNull("exclusive_price")
            .putNull("live_stream")
            .putNull("membership_exclusive")
            .putNull("recommended_shop_voucher")
            .putNull("welcome_package");
    banner.set("flash_sale", sale);
    return banner;
  }

  private static ArrayNode categories(DemoItem item) {
    ArrayNode categories = Json.array();
    categories
        .addObject()
        .put("catid", item.category().id())
        .put("display_name", item.category().label())
        .put("no_sub", true)
        .put("is_default_subcat", false);
    return categories;
  }
}
