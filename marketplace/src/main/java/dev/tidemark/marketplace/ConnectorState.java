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
    UNREACHABLE;

    /** The word in the contracts, such as {@code blocked}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
