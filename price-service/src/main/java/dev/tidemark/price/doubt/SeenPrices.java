package dev.tidemark.price.doubt;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The price of each model at a first look, kept until the second one. */
public record SeenPrices(Map<ModelId, Price> byModel) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Long>> UNITS_BY_MODEL = new TypeReference<>() {};

  public SeenPrices {
    byModel = Map.copyOf(byModel);
  }

  static SeenPrices in(List<Move> moves) {
    Map<ModelId, Price> prices = new HashMap<>();
    for (Move move : moves) {
      Price price = move.is().price();
      if (price != null) {
        prices.put(move.model(), price);
      }
    }
    return new SeenPrices(prices);
  }

  /** Whether the other look saw the same price of this model. */
  boolean agree(ModelId model, SeenPrices other) {
    Price price = byModel.get(model);
    return price != null && price.equals(other.byModel.get(model));
  }

  /** As stored: units by model id. */
  String toJson() {
    Map<Long, Long> units = new TreeMap<>();
    byModel.forEach((model, price) -> units.put(model.value(), price.units()));
    return JSON.writeValueAsString(units);
  }

  /** Whether what was stored tells of the headline and of no model. */
  public static boolean ofHeadlineAlone(String json) {
    return ofJson(json).byModel.keySet().equals(Set.of(ModelId.HEADLINE));
  }

  static SeenPrices ofJson(String json) {
    Map<ModelId, Price> prices = new HashMap<>();
    JSON.readValue(json, UNITS_BY_MODEL)
        .forEach(
            (model, units) -> prices.put(new ModelId(Long.parseLong(model)), new Price(units)));
    return new SeenPrices(prices);
  }
}
