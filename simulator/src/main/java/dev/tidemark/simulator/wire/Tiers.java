package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.Axis;
import dev.tidemark.simulator.world.DemoItem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** In what the variations differ; an item without variations has one nameless axis. Stateless. */
final class Tiers {
  private static final Axis NONE = new Axis("", List.of(""));

  private Tiers() {}

  static ArrayNode old(DemoItem item) {
    ArrayNode tiers = Json.array();
    for (Axis axis : axes(item)) {
      ObjectNode tier = tiers.addObject().put("name", axis.name());
      addAll(tier.putArray("options"), axis);
      tier.putArray("images");
      tier.putArray("properties");
      tier.put("type", 0);
    }
    return tiers;
  }

  static ArrayNode page(DemoItem item) {
    ArrayNode tiers = Json.array();
    for (Axis axis : axes(item)) {
      ObjectNode tier = tiers.addObject().put("name", axis.name());
      addAll(tier.putArray("options"), axis);
      tier.set("images", images(item, axis));
      tier.putNull("properties")
          .put("type", 0)
          .putNull("summed_stocks")
          .putNull("name_tr")
          .putNull("options_tr");
      ArrayNode indicators = tier.putArray("display_indicators");
      axis.options().forEach(option -> indicators.add(0));
    }
    return tiers;
  }

  /** Each choice along the first axis has a picture. */
  private static @Nullable ArrayNode images(DemoItem item, Axis axis) {
    if (item.axes().isEmpty() || !axis.equals(item.axes().getFirst())) {
      return null;
    }
    ArrayNode images = Json.array();
    for (int option = 0; option < axis.options().size(); option++) {
      images.add(item.images().get(option % item.images().size()));
    }
    return images;
  }

  private static List<Axis> axes(DemoItem item) {
    return item.axes().isEmpty() ? List.of(NONE) : item.axes();
  }

  private static void addAll(ArrayNode options, Axis axis) {
    axis.options().forEach(options::add);
  }
}
