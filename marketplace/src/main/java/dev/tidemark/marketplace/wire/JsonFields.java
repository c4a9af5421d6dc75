package dev.tidemark.marketplace.wire;

import dev.tidemark.marketplace.listing.Refusal;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields of an answer whose names and forms differ by dialect, and notes what cannot be read.
 * For one thread and one answer.
 */
public final class JsonFields {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

  private final Set<Refusal> faults = EnumSet.noneOf(Refusal.class);

  /** What was found wrong so far. */
  public Set<Refusal> faults() {
    return faults;
  }

  /** The first of these fields that holds something. */
  public static @Nullable JsonNode first(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.get(name);
      if (value != null && !value.isNull()) {
        return value;
      }
    }
    return null;
  }

  /** A whole number of 64 bits, perhaps written as text; anything else is noted as a fault. */
  public @Nullable Long number(JsonNode node, String... names) {
    JsonNode value = first(node, names);
    if (value == null || (value.isString() && value.stringValue().isEmpty())) {
      return null;
    }
    Long number = wholeNumber(value);
    if (number == null) {
      faults.add(Refusal.NOT_A_NUMBER);
    }
    return number;
  }

  /** A number where Shopee uses -1 for a field that does not apply. */
  public @Nullable Long numberUnlessUnused(JsonNode node, String name) {
    Long number = number(node, name);
    return number == null || number == -1 ? null : number;
  }

  /** A number that nothing depends on: what cannot be read is absent. */
  public static @Nullable Long numberOrNothing(JsonNode node, String... names) {
    JsonNode value = first(node, names);
    return value == null ? null : wholeNumber(value);
  }

  public static @Nullable String text(JsonNode node, String... names) {
    JsonNode value = first(node, names);
    return value == null || !value.isString() || value.stringValue().isEmpty()
        ? null
        : value.stringValue();
  }

  /** The value as a whole number of 64 bits, also written as text; null when it is none. */
  public static @Nullable Long wholeNumber(JsonNode value) {
    try {
      if (value.isString() && WHOLE_NUMBER.matcher(value.stringValue()).matches()) {
        return Long.valueOf(value.stringValue());
      }
      if (value.isNumber()) {
        BigDecimal number = value.decimalValue();
        return number.longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException beyondALong) {
      return null;
    }
    return null;
  }
}
