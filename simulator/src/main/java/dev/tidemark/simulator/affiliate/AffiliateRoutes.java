package dev.tidemark.simulator.affiliate;

import dev.tidemark.simulator.fault.AffiliateErrors;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.World;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The affiliate interface at {@code POST /graphql}. Thread-safe. */
public final class AffiliateRoutes {
  private static final int PARSING = 10_010;
  private static final int AUTHENTICATION = 10_020;
  private static final int RATE = 10_030;
  private static final int PARAMETERS = 11_001;

  private final Offers offers;
  private final HourlyLimit limit = new HourlyLimit();

  public AffiliateRoutes(World world) {
    this.offers = new Offers(world);
  }

  public Answer answer(Asked asked) {
    Optional<String> objection =
        Credentials.DEMO.objection(
            asked.headers().get("Authorization"), asked.body().getBytes(), asked.now());
    if (objection.isPresent()) {
      return AffiliateErrors.answer(AUTHENTICATION, objection.get());
    }
    if (!limit.allows(asked.now())) {
      return AffiliateErrors.answer(RATE);
    }
    JsonNode body =
        Json.read(asked.body().getBytes())
            .filter(JsonNode::isObject)
            .orElse(MissingNode.getInstance());
    List<Selection> wanted;
    try {
      wanted = GraphQlReader.read(body.path("query").asString(""), body.path("variables"));
    } catch (IllegalArgumentException malformed) {
      return AffiliateErrors.answer(PARSING, String.valueOf(malformed.getMessage()));
    }
    return answer(wanted, asked);
  }

  private Answer answer(List<Selection> wanted, Asked asked) {
    ObjectNode tree = Json.object();
    ObjectNode data = tree.putObject("data");
    for (Selection field : wanted) {
      if (!field.name().equals("productOfferV2")) {
        return AffiliateErrors.answer(
            PARSING, "the demo shop answers productOfferV2, not " + field.name());
      }
      try {
        data.set(field.key(), chosen(offers.answer(field.arguments(), asked), field.fields()));
      } catch (IllegalArgumentException wrong) {
        return AffiliateErrors.answer(PARAMETERS, String.valueOf(wrong.getMessage()));
      }
    }
    return Answer.json(tree);
  }

  /** Only the fields that were asked for, under the names that were asked for. */
  private static JsonNode chosen(JsonNode whole, List<Selection> fields) {
    if (whole.isArray()) {
      ArrayNode array = Json.array();
      whole.forEach(element -> array.add(chosen(element, fields)));
      return array;
    }
    if (fields.isEmpty() || !whole.isObject()) {
      return whole;
    }
    ObjectNode part = Json.object();
    for (Selection field : fields) {
      JsonNode value = whole.get(field.name());
      if (value == null) {
        throw new IllegalArgumentException("there is no field " + field.name());
      }
      part.set(field.key(), chosen(value, field.fields()));
    }
    return part;
  }
}
