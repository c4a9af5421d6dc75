package dev.tidemark.marketplace.listing;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/**
 * The item as a whole: what is true of its cheapest purchasable model.
 *
 * @param price the lowest price over the purchasable models; null when nothing can be bought, and
 *     then the last known price stands
 * @param highest the highest price over the purchasable models; null together with {@code price}
 * @param listPrice the list price of the model that {@code price} belongs to
 * @param stock out when nothing can be bought
 * @param flashSale whether {@code price} is that of a flash sale
 * @param soldOutPrice the lowest price over all models, for an item that was never seen in stock
 *     and so has no last known price
 */
public record Headline(
    @Nullable Price price,
    @Nullable Price highest,
    @Nullable Price listPrice,
    StockState stock,
    boolean flashSale,
    @Nullable Price soldOutPrice) {}
