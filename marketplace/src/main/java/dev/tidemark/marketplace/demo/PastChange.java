package dev.tidemark.marketplace.demo;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became different at a moment of the past.
 *
 * @param model {@link ModelId#HEADLINE} for the item as a whole
 */
public record PastChange(
    Instant at,
    ModelId model,
    Price price,
    @Nullable Price listPrice,
    boolean flashSale,
    StockState stock) {}
