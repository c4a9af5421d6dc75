package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which something about an item or a variation became different: the price, the list
 * price, whether it is in a flash sale, or whether it is in stock.
 *
 * @param at the first millisecond of the new state
 * @param model {@link ModelId#HEADLINE} for the item as a whole
 */
public record TrueChange(
    Instant at,
    ModelId model,
    Price price,
    @Nullable Price listPrice,
    boolean flashSale,
    StockState stock) {}
