package dev.tidemark.simulator.ledger;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what is true in the words of Tidemark's own API, not in those of the wire. Stateless. */
final class TruthJson {
  private TruthJson() {}

  static ObjectNode item(DemoItem item, Region region, String origin) {
    return Json.object()
        .put("itemKey", item.key(region).toString())
        .put("itemId", item.id().toString())
        .put("shopId", item.seller().id().toString())
        .put("name", item.name())
        .put("category", item.category().label())
        .put("models", item.models().size())
        .put("url", origin + item.path());
  }

  static ObjectNode truth(Truth truth, Region region, String origin) {
    ObjectNode tree = item(truth.item(), region, origin);
    tree.put("at", truth.at().toString()).put("currency", region.currency());
    price(tree, truth.price(), truth.listPrice(), region);
    tree.put("flashSale", truth.flashSale()).put("stock", truth.stock().code());
    ArrayNode models = tree.putArray("models");
    for (ModelTruth model : truth.models()) {
      ObjectNode one = models.addObject();
      one.put("model", model.model().id().toString()).put("name", model.model().name());
      price(one, model.price(), model.listPrice(), region);
      one.put("flashSale", model.flashSale())
          .put("stock", model.inStock() ? "in" : "out")
          .put("pieces", model.pieces());
    }
    tree.set("flash", flash(truth.flash(), region));
    tree.set("upcoming", flash(truth.upcoming(), region));
    return tree;
  }

  static ObjectNode change(TrueChange change, Region region) {
    ObjectNode tree =
        Json.object().put("at", change.at().toString()).put("model", change.model().toString());
    price(tree, change.price(), change.listPrice(), region);
    return tree.put("flashSale", change.flashSale()).put("stock", change.stock().code());
  }

  private static @Nullable ObjectNode flash(@Nullable FlashTruth flash, Region region) {
    if (flash == null) {
      return null;
    }
    ObjectNode tree =
        Json.object()
            .put("promotionId", Long.toString(flash.session().promotionId()))
            .put("start", flash.session().start().toString())
            .put("end", flash.session().end().toString());
    price(tree, flash.price(), flash.listPrice(), region);
    tree.put("hiddenPrice", flash.hiddenPrice())
        .put("allocated", flash.allocated())
        .put("left", flash.left())
        .put("soldOutAt", flash.sellsOut() ? flash.soldOutAt().toString() : null);
    ArrayNode models = tree.putArray("models");
    flash.models().forEach(model -> models.add(model.toString()));
    return tree;
  }

  private static void price(
      ObjectNode tree, Price price, @Nullable Price listPrice, Region region) {
    tree.put("price", price.toDecimal(region.decimals()))
        .put("listPrice", listPrice == null ? null : listPrice.toDecimal(region.decimals()));
  }
}
