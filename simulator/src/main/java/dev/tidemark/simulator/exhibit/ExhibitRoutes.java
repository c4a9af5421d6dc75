package dev.tidemark.simulator.exhibit;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.DemoModel;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tracker needs to begin with a past, over HTTP: as compact as it can be, since a past has
 * thousands of changes. Times are milliseconds since 1970, amounts 1/100,000 of the currency.
 * Thread-safe.
 */
public final class ExhibitRoutes {
  private static final int MOST = 100;

  private final World world;

  public ExhibitRoutes(World world) {
    this.world = world;
  }

  /** {@code GET /demo/exhibition?count}: items worth watching, and since when. */
  public Answer exhibition(Asked asked) {
    ArrayNode items = Json.array();
    for (Exhibit exhibit :
        new Exhibition(world, asked.now()).pick(asked.number("count", 30, 1, MOST))) {
      DemoItem item = exhibit.item();
      ObjectNode one =
          items
              .addObject()
              .put("shopid", item.seller().id().value())
              .put("itemid", item.id().value())
              .put("name", item.name())
              .put("image", item.image())
              .put("since", exhibit.since().toEpochMilli());
      ArrayNode models = one.putArray("models");
      for (DemoModel model : item.models()) {
        models.addObject().put("modelid", model.id().value()).put("name", model.name());
      }
    }
    ObjectNode tree = Json.object();
    tree.set("items", items);
    return Answer.json(tree);
  }

  /**
   * {@code GET /demo/past?itemid&since}: how the item (model 0) and its models stood then, and all
   * that has changed since, each as {@code [time, model, price, list price or 0, in a flash sale,
   * in stock]}.
   */
  public Answer past(Asked asked) {
    DemoItem item = asked.itemId("itemid").flatMap(world::find).orElse(null);
    if (item == null) {
      return Answer.problem(404, "there is no item " + asked.parameter("itemid"));
    }
    Instant since = asked.id("since").map(Instant::ofEpochMilli).orElse(asked.now());
    ArrayNode changes = Json.array();
    Truth first = world.truth(item, since);
    add(
        changes,
        new TrueChange(
            since,
            ModelId.HEADLINE,
            first.price(),
            first.listPrice(),
            first.flashSale(),
            first.stock()));
    first.models().forEach(model -> add(changes, change(since, model)));
    world.changes(item, since.plusMillis(1), asked.now()).forEach(change -> add(changes, change));
    ObjectNode tree = Json.object();
    tree.set("changes", changes);
    return Answer.json(tree);
  }

  private static TrueChange change(Instant at, ModelTruth model) {
    return new TrueChange(
        at,
        model.model().id(),
        model.price(),
        model.listPrice(),
        model.flashSale(),
        model.inStock() ? StockState.IN : StockState.OUT);
  }

  private static void add(ArrayNode changes, TrueChange change) {
    changes
        .addArray()
        .add(change.at().toEpochMilli())
        .add(change.model().value())
        .add(change.price().units())
        .add(units(change.listPrice()))
        .add(change.flashSale() ? 1 : 0)
        .add(change.stock() == StockState.IN ? 1 : 0);
  }

  private static long units(@Nullable Price price) {
    return price == null ? 0 : price.units();
  }
}
