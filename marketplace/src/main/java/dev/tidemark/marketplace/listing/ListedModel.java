package dev.tidemark.marketplace.listing;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/**
 * A variation of an item as its shop lists it. An item without variations has one, with an empty
 * name.
 *
 * @param price the price now, also while sold out; null when the shop withheld it
 * @param listPrice what the shop claims it costs otherwise; null when it claims nothing or the same
 * @param flashSale whether {@code price} is that of a flash sale
 */
public record ListedModel(
    ModelId id,
    String name,
    @Nullable Price price,
    @Nullable Price listPrice,
    StockState stock,
    boolean flashSale) {

  /** Whether it can be bought, as far as the shop said. */
  public boolean purchasable() {
    return stock != StockState.OUT;
  }
}
