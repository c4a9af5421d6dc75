package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.ShopId;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What an item costs, in three dialects. Thread-safe. */
public final class ItemRoutes {
  private final World world;

  public ItemRoutes(World world) {
    this.world = world;
  }

  /** {@code GET /api/v4/pdp/get_pc?item_id&shop_id}. */
  public Answer page(Asked asked) {
    ObjectNode tree = Json.object().putNull("bff_meta").putNull("error").putNull("error_msg");
    tree.set(
        "data",
        wanted(asked).map(truth -> PageItem.data(truth, world.config().region())).orElse(null));
    return Answer.json(tree);
  }

  /** {@code GET /api/v4/item/get?itemid&shopid}. */
  public Answer version4(Asked asked) {
    Optional<Truth> wanted = wanted(asked);
    ObjectNode tree = Json.object();
    if (wanted.isPresent()) {
      tree.putNull("error");
    } else {
      tree.put("error", 4);
    }
    tree.putNull("error_msg");
    tree.set(
        "data", wanted.map(truth -> OldItem.version4(truth, world.config().region())).orElse(null));
    return Answer.json(tree);
  }

  /** {@code GET /api/v2/item/get?itemid&shopid}. */
  public Answer version2(Asked asked) {
    ObjectNode tree = Json.object();
    tree.set(
        "item",
        wanted(asked).map(truth -> OldItem.version2(truth, world.config().region())).orElse(null));
    return Answer.json(
        tree.put("version", Versions.of(asked))
            .putNull("data")
            .putNull("error_msg")
            .putNull("error"));
  }

  private Optional<Truth> wanted(Asked asked) {
    Optional<DemoItem> item = asked.itemId("item_id", "itemid").flatMap(world::find);
    Optional<Long> shop = asked.id("shop_id", "shopid");
    return item.filter(found -> shop.isPresent() && isOf(found, shop.get()))
        .map(found -> world.truth(found, asked.now()));
  }

  private static boolean isOf(DemoItem item, long shop) {
    return shop > 0 && item.seller().id().equals(new ShopId(shop));
  }
}
