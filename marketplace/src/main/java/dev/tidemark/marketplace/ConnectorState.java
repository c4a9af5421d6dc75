package dev.tidemark.marketplace;

import java.time.Instant;
import java.util.Locale;

/**
 * How a connector stands with a region's shop.
 *
 * @param since when this condition began
 * @param detail in words, for the operator; empty when all is well
 */
public record ConnectorState(Condition condition, Instant since, String detail) {

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
