package dev.tidemark.price.observation;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One JSON value as maps, lists, texts and truths; numbers and null are kept as they stand. */
final class JsonValue {
  /** An observation with 500 variations of six fields each has half as many. */
  private static final int MOST_VALUES = 8_000;

  /** What is none of the types that we take, as it is written. */
  record Other(String written) {}

  private int left = MOST_VALUES;

  private JsonValue() {}

  /** Reads the value at which the parser stands. */
  static Object read(JsonParser parser) {
    return new JsonValue().value(parser);
  }

  private Object value(JsonParser parser) {
    if (--left < 0) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE,
          "observations",
          "One observation has more than " + MOST_VALUES + " values.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      default -> new Other(parser.getString());
    };
  }

  /** The value as JSON, for people. */
  static String text(Object value) {
    return switch (value) {
      case Map<?, ?> object ->
          object.entrySet().stream()
              .map(field -> quoted(String.valueOf(field.getKey())) + ":" + text(field.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(JsonValue::text).collect(Collectors.joining(",", "[", "]"));
      case String text -> quoted(text);
      case Other other -> other.written();
      default -> String.valueOf(value);
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String kind(Object value) {
    return switch (value) {
      case String _ -> "a text";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "an object";
      case Boolean _ -> "true or false";
      case Other other -> other.written().equals("null") ? "null" : "a number";
      default -> value.getClass().getSimpleName();
    };
  }

  static boolean isNull(Object value) {
    return value instanceof Other other && other.written().equals("null");
  }
}
