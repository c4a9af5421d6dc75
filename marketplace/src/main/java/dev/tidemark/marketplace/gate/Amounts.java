package dev.tidemark.marketplace.gate;

import org.jspecify.annotations.Nullable;

/**
 * What an answer says something costs, in 1/100,000 of the currency unit, unchecked: every number
 * may be absent, 0, negative or invented.
 *
 * @param highest the highest price where the answer gives a range
 * @param listPrice the price before the claimed discount; Shopee writes 0 or -1 for none
 */
public record Amounts(@Nullable Long price, @Nullable Long highest, @Nullable Long listPrice) {
  public static final Amounts NONE = new Amounts(null, null, null);
}
