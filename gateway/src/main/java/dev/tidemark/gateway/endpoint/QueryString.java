package dev.tidemark.gateway.endpoint;

import dev.tidemark.gateway.json.IsoTime;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, read strictly: parameters that are not known, given twice or out of range
 * are refused by name. Immutable.
 */
public final class QueryString {
  private final Map<String, String> parameters;

  private QueryString(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  static QueryString parse(@Nullable String raw, String... known) {
    if (raw == null || raw.isEmpty()) {
      return new QueryString(Map.of());
    }
    List<String> names = Arrays.asList(known);
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = PercentText.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : PercentText.decodeQuery(pair.substring(equals + 1));
      if (!names.contains(name)) {
        throw TidemarkException.ofField(
            ErrorCode.UNKNOWN_FIELD,
            PlainText.shown(name),
            "The parameter '%s' is not known here; known are %s."
                .formatted(
                    PlainText.shown(name), names.isEmpty() ? "none" : String.join(", ", names)));
      }
      if (parameters.put(name, value) != null) {
        throw invalid(name, "'" + name + "' is given twice.");
      }
    }
    return new QueryString(parameters);
  }

  /** A text of so many characters; empty when absent. */
  public Optional<String> text(String name, int maxLength) {
    return parameter(name)
        .map(text -> {
          int length = text.codePointCount(0, text.length());
          if (length < 1 || length > maxLength) {
            throw invalid(
                name,
                "'%s' has to have 1 to %d characters, not %d.".formatted(name, maxLength, length));
          }
          if (PlainText.isBroken(text)) {
            throw invalid(name, "'" + name + "' has a character that no text has.");
          }
          return text;
        });
  }

  /** A whole number within bounds; empty when absent. */
  public Optional<Integer> whole(String name, int min, int max) {
    return parameter(name).map(text -> (int) number(name, text, min, max));
  }

  /** An id of 64 bits within bounds; empty when absent. */
  public Optional<Long> id(String name, long min, long max) {
    return parameter(name).map(text -> number(name, text, min, max));
  }

  /** A moment; empty when absent. */
  public Optional<Instant> time(String name) {
    return parameter(name)
        .map(text ->
            IsoTime.parse(text)
                .orElseThrow(() ->
                    invalid(
                        name,
                        "'%s' has to be a time such as 2026-11-23T08:30:00Z, not '%s'."
                            .formatted(name, PlainText.shown(text)))));
  }

  /** A word of a closed list; empty when absent. */
  public <T> Optional<T> word(String name, Function<String, Optional<T>> words, String expected) {
    return parameter(name)
        .map(text ->
            words
                .apply(text)
                .orElseThrow(() ->
                    invalid(
                        name,
                        "'%s' has to be %s, not '%s'."
                            .formatted(name, expected, PlainText.shown(text)))));
  }

  /** Whether a parameter is {@code true}; false when absent. */
  public boolean flag(String name) {
    return word(name, QueryString::truth, "true or false").orElse(false);
  }

  private static Optional<Boolean> truth(String word) {
    return switch (word) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static long number(String name, String text, long min, long max) {
    if (text.matches("-?[0-9]{1,19}")) {
      try {
        long number = Long.parseLong(text);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException beyond64Bits) {
        throw outOfRange(name, text, min, max);
      }
    }
    throw outOfRange(name, text, min, max);
  }

  private static TidemarkException outOfRange(String name, String text, long min, long max) {
    return invalid(
        name,
        "'%s' has to be a whole number from %d to %d, not '%s'."
            .formatted(name, min, max, PlainText.shown(text)));
  }

  private static TidemarkException invalid(String name, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, name, detail);
  }
}
