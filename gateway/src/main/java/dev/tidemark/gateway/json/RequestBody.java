package dev.tidemark.gateway.json;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The JSON object of a request, read strictly: fields that are not known, repeated fields and
 * values of the wrong type are refused by name. Immutable.
 */
public final class RequestBody {
  private final Map<String, Object> fields;

  private RequestBody(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Stands for what no request of ours holds, or holds as "nothing": only its kind matters. */
  private enum Scalar {
    NULL,
    NUMBER
  }

  /**
   * Reads a body.
   *
   * @param known the fields that the request may have
   * @throws TidemarkException malformed-json, unknown-field, or invalid-value when it is no object
   */
  public static RequestBody parse(byte[] bytes, String... known) {
    try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        throw new TidemarkException(
            ErrorCode.MALFORMED_JSON, "The body is empty; a JSON object is expected.");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new TidemarkException(
            ErrorCode.MALFORMED_JSON, "After the JSON object there is more in the body.");
      }
      return of(value, Set.of(known));
    } catch (JacksonException malformed) {
      throw new TidemarkException(
          ErrorCode.MALFORMED_JSON,
          "The body is not valid JSON: " + PlainText.shown(malformed.getOriginalMessage()) + ".",
          malformed);
    }
  }

  private static RequestBody of(Object value, Set<String> known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new TidemarkException(
          ErrorCode.INVALID_VALUE, "The body has to be a JSON object, not " + kind(value) + ".");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((name, content) -> fields.put(String.valueOf(name), content));
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw TidemarkException.ofField(
            ErrorCode.UNKNOWN_FIELD,
            PlainText.shown(name),
            "The field '"
                + PlainText.shown(name)
                + "' is not known here; known are "
                + String.join(", ", known.stream().sorted().toList())
                + ".");
      }
    }
    return new RequestBody(fields);
  }

  /** Objects become maps and arrays lists; the depth is bounded by the factory. */
  private static Object value(JsonParser parser) {
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
      case VALUE_NULL -> Scalar.NULL;
      case VALUE_NUMBER_INT -> whole(parser.getString());
      default -> Scalar.NUMBER;
    };
  }

  /** Numbers that matter have few digits. */
  private static Object whole(String digits) {
    return digits.length() <= 18 ? (Object) Long.valueOf(digits) : Scalar.NUMBER;
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A text that has to be there, of so many characters, without control characters. */
  public String text(String name, int minLength, int maxLength) {
    Object value = fields.get(name);
    if (value == null) {
      throw invalid(name, "The field '" + name + "' is missing.");
    }
    return checkedText(name, value, minLength, maxLength);
  }

  /** A text that may be absent or null. */
  public @Nullable String textOrNull(String name, int minLength, int maxLength) {
    Object value = fields.get(name);
    return value == null || value == Scalar.NULL
        ? null
        : checkedText(name, value, minLength, maxLength);
  }

  /** True or false; empty when absent. */
  public Optional<Boolean> flag(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Boolean flag)) {
      throw invalid(name, "'" + name + "' has to be true or false, not " + kind(value) + ".");
    }
    return Optional.of(flag);
  }

  /** A text taken as it is, line ends and all, of at most so many characters. */
  public String rawText(String name, int maxLength) {
    Object value = fields.get(name);
    if (!(value instanceof String text) || text.isEmpty() || text.length() > maxLength) {
      throw invalid(name, "'" + name + "' has to be a text of 1 to " + maxLength + " characters.");
    }
    return text;
  }

  /** A whole number between two bounds, both allowed, that may be absent or null. */
  public @Nullable Integer wholeOrNull(String name, int min, int max) {
    Object value = fields.get(name);
    if (value == null || value == Scalar.NULL) {
      return null;
    }
    if (value instanceof Long number && number >= min && number <= max) {
      return number.intValue();
    }
    throw invalid(name, "'%s' has to be a whole number from %d to %d.".formatted(name, min, max));
  }

  /** True or false, that may be absent or null. */
  public @Nullable Boolean flagOrNull(String name) {
    Object value = fields.get(name);
    if (value == null || value == Scalar.NULL) {
      return null;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw invalid(name, "'" + name + "' has to be true or false, not " + kind(value) + ".");
  }

  /** A moment that may be absent or null. */
  public @Nullable Instant timeOrNull(String name) {
    String text = textOrNull(name, 1, 32);
    return text == null
        ? null
        : IsoTime.parse(text)
            .orElseThrow(() ->
                invalid(
                    name,
                    "'%s' has to be a time such as 2027-11-23T08:30:00Z, not '%s'."
                        .formatted(name, PlainText.shown(text))));
  }

  /** A list of texts without repeats; empty when absent. */
  public List<String> texts(String name, int maxCount, int maxLength) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw invalid(name, "'" + name + "' has to be a list of texts, not " + kind(value) + ".");
    }
    if (list.size() > maxCount) {
      throw invalid(
          name, "'" + name + "' has at most " + maxCount + " entries, not " + list.size() + ".");
    }
    List<String> texts =
        list.stream().map(entry -> checkedText(name, entry, 1, maxLength)).toList();
    if (new HashSet<>(texts).size() < texts.size()) {
      throw invalid(name, "'" + name + "' has the same text twice.");
    }
    return texts;
  }

  private static String checkedText(String name, Object value, int minLength, int maxLength) {
    if (!(value instanceof String text)) {
      throw invalid(name, "'" + name + "' has to be a text, not " + kind(value) + ".");
    }
    int length = text.codePointCount(0, text.length());
    if (length < minLength || length > maxLength) {
      throw invalid(
          name,
          "'%s' has to have %d to %d characters, not %d."
              .formatted(name, minLength, maxLength, length));
    }
    if (PlainText.isBroken(text)) {
      throw invalid(name, "'" + name + "' has a character that no text has.");
    }
    return text;
  }

  private static TidemarkException invalid(String name, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, name, detail);
  }

  private static String kind(Object value) {
    return switch (value) {
      case String _ -> "a text";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "an object";
      case Boolean _ -> "true or false";
      case Long _ -> "a number";
      case Scalar scalar -> scalar == Scalar.NULL ? "null" : "a number";
      default -> value.getClass().getSimpleName();
    };
  }
}
