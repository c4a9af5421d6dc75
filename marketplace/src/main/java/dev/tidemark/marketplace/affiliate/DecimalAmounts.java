package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.protocol.Price;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads amounts in currency units, such as {@code "110.67"}, exactly, and notes what is wrong with
 * them. For one thread and one offer.
 */
final class DecimalAmounts {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /** More than any amount has on either side of its point. */
  private static final int MOST_DIGITS = 30;

  private final BigDecimal step;
  private final Set<Refusal> faults = EnumSet.noneOf(Refusal.class);

  /**
   * For one currency.
   *
   * @param decimals of the currency; a finer amount is the mark of an invented price
   */
  DecimalAmounts(int decimals) {
    this.step = BigDecimal.valueOf(Price.smallestStep(decimals));
  }

  Set<Refusal> faults() {
    return faults;
  }

  /** The amount in 1/100,000 of the currency unit; null when there is none, or a fault. */
  @Nullable Long read(JsonNode offer, String field) {
    JsonNode value = JsonFields.first(offer, field);
    if (value == null || (value.isString() && value.stringValue().isEmpty())) {
      return null;
    }
    BigDecimal amount = value.isNumber() ? value.decimalValue() : decimal(value);
    if (amount == null) {
      faults.add(Refusal.NOT_A_NUMBER);
      return null;
    }
    return units(amount);
  }

  private static @Nullable BigDecimal decimal(JsonNode value) {
    boolean plain = value.isString() && DECIMAL.matcher(value.stringValue()).matches();
    return plain ? new BigDecimal(value.stringValue()) : null;
  }

  private @Nullable Long units(BigDecimal amount) {
    // Before any arithmetic: an exponent of nine digits would take all memory.
    if (amount.precision() - (long) amount.scale() > MOST_DIGITS) {
      faults.add(Refusal.TOO_LARGE);
      return null;
    }
    if (amount.scale() > MOST_DIGITS) {
      faults.add(Refusal.GRANULARITY);
      return null;
    }
    BigDecimal units = amount.multiply(BigDecimal.valueOf(Price.UNITS_PER_CURRENCY_UNIT));
    if (units.remainder(step).signum() != 0) {
      faults.add(Refusal.GRANULARITY);
      return null;
    }
    if (units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      faults.add(Refusal.TOO_LARGE);
      return null;
    }
    return units.longValueExact();
  }
}
