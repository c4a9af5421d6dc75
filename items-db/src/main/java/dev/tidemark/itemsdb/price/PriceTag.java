package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/**
 * What a model, or an item as a whole, stands at: a row of the changelog is written when any of
 * this differs from the row before.
 *
 * @param price the last known one; null only before the first
 */
public record PriceTag(
    @Nullable Price price, @Nullable Price listPrice, StockState stock, boolean flashSale) {
  /** Before anything is known. */
  public static final PriceTag UNKNOWN = new PriceTag(null, null, StockState.UNKNOWN, false);
}
