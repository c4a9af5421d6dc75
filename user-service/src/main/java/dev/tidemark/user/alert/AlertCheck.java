package dev.tidemark.user.alert;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.TidemarkException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses rules that could never fire, or of which nobody could say when. */
public final class AlertCheck {
  private static final int MOST_DAYS = 3_650;
  private static final Duration LONGEST_COOL_DOWN = Duration.ofDays(30);

  private AlertCheck() {}

  /**
   * The condition that these columns say.
   *
   * @param item null in a rule for all items, which have no common currency
   * @throws TidemarkException invalid-value, naming the field
   */
  public static Condition condition(@Nullable ItemKey item, ConditionColumns columns) {
    refuseUnknown(columns);
    Long amount = columns.amount();
    if (amount != null) {
      checkAmount(item, amount);
    }
    checkRange("percent", columns.percent(), 1, 99, columns.kind() == ConditionColumns.FLASH_SALE);
    checkRange("days", columns.days(), 1, MOST_DAYS, false);
    return columns.condition();
  }

  private static void refuseUnknown(ConditionColumns columns) {
    boolean drop = columns.kind() == ConditionColumns.PRICE_DROP;
    boolean target = columns.kind() == ConditionColumns.TARGET_PRICE;
    boolean flash = columns.kind() == ConditionColumns.FLASH_SALE;
    if (target && columns.amount() == null) {
      throw invalid("amount", "A target price needs an amount.");
    }
    if (drop && (columns.amount() == null) == (columns.percent() == null)) {
      throw invalid(
          "percent", "A drop is measured by a percentage or by an amount, by one of them.");
    }
    if (columns.amount() != null && !drop && !target) {
      throw invalid("amount", "Only target prices and drops have an amount.");
    }
    if (columns.percent() != null && !drop && !flash) {
      throw invalid("percent", "Only drops and flash sales have a percentage.");
    }
    if (columns.days() != null && columns.kind() != ConditionColumns.NEW_LOWEST) {
      throw invalid("days", "Only alerts of the lowest price have days.");
    }
    if (columns.since() != null && !drop) {
      throw invalid("since", "Only drops are measured since something.");
    }
  }

  private static void checkAmount(@Nullable ItemKey item, long amount) {
    if (item == null) {
      throw invalid("amount", "An amount has a currency, so it needs an item; use a percentage.");
    }
    if (amount <= 0 || !new Price(amount).fits(item.region().decimals())) {
      throw invalid(
          "amount",
          "An amount in %s is more than 0 and has at most %d decimals."
              .formatted(item.region().currency(), item.region().decimals()));
    }
  }

  private static void checkRange(
      String field, @Nullable Integer number, int least, int most, boolean orZero) {
    if (number != null && (number < least || number > most) && !(orZero && number == 0)) {
      throw invalid(field, "'%s' is %d to %d, not %d.".formatted(field, least, most, number));
    }
  }

  /**
   * A variation that a rule may look at.
   *
   * @throws TidemarkException invalid-value in a rule for all items, which have none in common
   */
  public static @Nullable ModelId model(@Nullable ItemKey item, @Nullable ModelId model) {
    if (item == null && model != null) {
      throw invalid("model", "A variation belongs to an item.");
    }
    return model;
  }

  /** A time of silence within bounds. */
  public static Duration coolDown(Duration chosen) {
    if (chosen.isNegative() || chosen.compareTo(LONGEST_COOL_DOWN) > 0) {
      throw invalid(
          "coolDownMinutes",
          "'coolDownMinutes' is 0 to %d, not %d."
              .formatted(LONGEST_COOL_DOWN.toMinutes(), chosen.toMinutes()));
    }
    return chosen;
  }

  private static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}
