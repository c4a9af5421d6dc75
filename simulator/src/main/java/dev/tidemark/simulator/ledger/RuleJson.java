package dev.tidemark.simulator.ledger;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.simulator.fault.Fault;
import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.fault.Faults;
import dev.tidemark.simulator.http.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault rule as JSON: {@code kind, seconds, share, items, path, from, until, count}. Stateless.
 */
final class RuleJson {
  private static final Set<String> FIELDS =
      Set.of("kind", "seconds", "share", "items", "path", "from", "until", "count");

  private RuleJson() {}

  /**
   * @throws IllegalArgumentException saying what was expected
   * @throws java.time.DateTimeException when a time is malformed
   */
  static FaultRule read(JsonNode rule) {
    for (String name : rule.propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw new IllegalArgumentException("a rule has no field '" + name + "', only " + FIELDS);
      }
    }
    Fault fault = Fault.parse(rule.path("kind").asString(""));
    return new FaultRule(
        new Fault(fault.kind(), rule.path("seconds").asInt(fault.seconds())),
        rule.path("share").asDouble(1),
        items(rule.path("items")),
        text(rule, "path"),
        time(rule, "from"),
        time(rule, "until"),
        rule.path("count").isNumber() ? (Integer) rule.path("count").asInt() : null);
  }

  static ObjectNode write(Faults.Active active) {
    FaultRule rule = active.rule();
    ObjectNode tree =
        Json.object()
            .put("id", active.id())
            .put("kind", rule.fault().kind().code())
            .put("seconds", rule.fault().seconds())
            .put("share", rule.share());
    ArrayNode items = tree.putArray("items");
    rule.items().forEach(item -> items.add(item.toString()));
    return tree.put("path", rule.path())
        .put("from", rule.from() == null ? null : rule.from().toString())
        .put("until", rule.until() == null ? null : rule.until().toString())
        .put("count", rule.count())
        .put("met", active.met());
  }

  /** Ids may be numbers or, as 64 bits are safer, strings. */
  private static Set<ItemId> items(JsonNode ids) {
    Set<ItemId> items = new HashSet<>();
    for (JsonNode id : ids) {
      items.add(new ItemId(Long.parseLong(id.asString(""))));
    }
    return items;
  }

  private static @Nullable String text(JsonNode rule, String field) {
    return rule.path(field).isString() ? rule.path(field).asString() : null;
  }

  private static @Nullable Instant time(JsonNode rule, String field) {
    String text = text(rule, field);
    return text == null ? null : Instant.parse(text);
  }
}
