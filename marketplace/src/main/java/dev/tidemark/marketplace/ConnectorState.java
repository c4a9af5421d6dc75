package dev.tidemark.marketplace;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a connector stands with a region's shop.
 *
 * @param since when this condition began
 * @param detail in words, for the operator; empty when all is well
 * @param nextCallAt before when the shop is not asked again; null when nothing holds us back
 * @param budget the calls that the shop grants; null where it names no number
 */
public record ConnectorState(
    Condition condition,
    Instant since,
    String detail,
    @Nullable Instant nextCallAt,
    @Nullable CallBudget budget) {

  /** A state without anything that holds us back, and without a number of calls. */
  public ConnectorState(Condition condition, Instant since, String detail) {
    this(condition, since, detail, null, null);
  }

  /** Whether the shop answers. */
  public enum Condition {
    OK,
    /** It refuses us, and we leave it alone for a while. */
    BLOCKED,
    UNREACHABLE,
    /** The calls that it grants us are spent for now. */
    OUT_OF_BUDGET;

    /** The word in the contracts, such as {@code out-of-budget}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
