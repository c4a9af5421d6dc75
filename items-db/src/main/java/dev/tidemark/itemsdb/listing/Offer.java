package dev.tidemark.itemsdb.listing;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/**
 * What the shop asks for something now: an item's headline or one of its models.
 *
 * @param price absent only before the first observation
 * @param listPrice the crossed-out price, where the shop shows one
 */
public record Offer(
    @Nullable Price price, @Nullable Price listPrice, StockState stock, boolean flashSale) {
  /** Nothing has been observed yet. */
  public static final Offer UNKNOWN = new Offer(null, null, StockState.UNKNOWN, false);
}
