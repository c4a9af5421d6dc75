package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds values against the part of JSON Schema that our OpenAPI file uses; a field it does not name
 * fails.
 */
final class SchemaCheck {
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "$ref",
          "type",
          "enum",
          "required",
          "properties",
          "items",
          "oneOf",
          "allOf",
          "pattern",
          "format",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minProperties",
          "maxItems",
          "uniqueItems",
          "additionalProperties",
          "description",
          "examples",
          "default");

  private final JsonNode root;

  SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** The node itself, or what its reference points to. */
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  void check(JsonNode value, JsonNode reference, String where) {
    JsonNode schema = resolve(reference);
    assertThat(UNDERSTOOD).as("keywords of %s", where).containsAll(schema.propertyNames());
    if (schema.has("oneOf")) {
      oneOf(value, schema, where);
      return;
    }
    if (schema.has("type")) {
      assertThat(isOfType(value, schema.path("type"))).as("%s: type of %s", where, value).isTrue();
    }
    if (schema.has("enum")) {
      assertThat(schema.path("enum").values()).as(where).contains(value);
    }
    if (value.isString()) {
      text(value.asString(), schema, where);
    }
    if (value.isNumber()) {
      number(value.asLong(), schema, where);
    }
    if (value.isObject()) {
      object(value, schema, where);
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        check(element, schema.path("items"), where + "[]");
      }
    }
  }

  private void oneOf(JsonNode value, JsonNode schema, String where) {
    int matching = 0;
    String mismatch = "";
    for (JsonNode choice : schema.path("oneOf")) {
      try {
        check(value, choice, where);
        matching++;
      } catch (AssertionError other) {
        mismatch = String.valueOf(other.getMessage());
      }
    }
    if (matching != 1) {
      fail("%s: %s matches %d choices; %s", where, value, matching, mismatch);
    }
  }

  private static boolean isOfType(JsonNode value, JsonNode types) {
    if (types.isArray()) {
      return types.values().stream().anyMatch(type -> isOfType(value, type));
    }
    return switch (types.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new AssertionError("unknown type " + types);
    };
  }

  private static void text(String value, JsonNode schema, String where) {
    if (schema.has("pattern")) {
      assertThat(value).as(where).matches(schema.path("pattern").asString());
    }
    if (schema.path("format").asString("").equals("date-time")) {
      assertThat(value).as(where).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
      assertThat(Instant.parse(value)).as(where).isNotNull();
    }
  }

  private static void number(long value, JsonNode schema, String where) {
    assertThat(value)
        .as(where)
        .isBetween(
            schema.path("minimum").asLong(Long.MIN_VALUE),
            schema.path("maximum").asLong(Long.MAX_VALUE));
  }

  private void object(JsonNode value, JsonNode schema, String where) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    Set<String> required = new HashSet<>();
    collect(schema, fields, required);
    assertThat(value.propertyNames()).as("%s: fields", where).containsAll(required);
    value.forEachEntry((name, field) -> {
      JsonNode described = fields.get(name);
      if (described == null) {
        fail("%s: the field %s is not described", where, name);
      } else {
        check(field, described, where + "." + name);
      }
    });
  }

  private void collect(JsonNode schema, Map<String, JsonNode> fields, Set<String> required) {
    schema.path("allOf").forEach(part -> collect(resolve(part), fields, required));
    schema.path("properties").forEachEntry(fields::put);
    schema.path("required").forEach(name -> required.add(name.asString()));
  }
}
