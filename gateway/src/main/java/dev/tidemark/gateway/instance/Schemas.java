package dev.tidemark.gateway.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Says in words what a schema allows. */
final class Schemas {
  private Schemas() {}

  /** The name of the shape that a schema refers to; empty when it is none. */
  static String referenced(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The fields of an object, those of its parts included. */
  static List<Map.Entry<String, JsonNode>> fields(ApiDescription api, JsonNode schema) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
    schema.path("allOf").forEach(part -> fields.addAll(fields(api, api.resolve(part))));
    fields.addAll(schema.path("properties").properties());
    return fields;
  }

  /** Such as {@code text, 3 to 32 characters}. */
  static String describe(JsonNode schema) {
    String reference = referenced(schema);
    if (!reference.isEmpty()) {
      return reference;
    }
    if (schema.path("oneOf").isArray()) {
      StringJoiner choices = new StringJoiner(" or ");
      schema.path("oneOf").forEach(choice -> choices.add(describe(choice)));
      return choices.toString();
    }
    StringJoiner words = new StringJoiner(", ");
    words.add(type(schema));
    if (schema.path("enum").isArray()) {
      schema.path("enum").forEach(value -> words.add("`" + value.asString("null") + "`"));
    }
    bounds(words, schema, "minimum", "maximum", "");
    bounds(words, schema, "minLength", "maxLength", " characters");
    if (schema.has("default")) {
      words.add("default `" + schema.path("default").asString() + "`");
    }
    return words.toString();
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      StringJoiner types = new StringJoiner(" or ");
      type.forEach(each -> types.add(each.asString()));
      return types.toString();
    }
    if (type.asString("").equals("array")) {
      return "list of " + describe(schema.path("items"));
    }
    return schema.has("format") ? schema.path("format").asString() : type.asString("object");
  }

  private static void bounds(
      StringJoiner words, JsonNode schema, String least, String most, String unit) {
    if (schema.has(least) && schema.has(most)) {
      words.add(schema.path(least).asString() + " to " + schema.path(most).asString() + unit);
    } else if (schema.has(least)) {
      words.add("at least " + schema.path(least).asString() + unit);
    }
  }
}
