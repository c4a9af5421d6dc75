package dev.tidemark.marketplace.gate;

import dev.tidemark.protocol.StockState;
import org.jspecify.annotations.Nullable;

/** A variation as an answer describes it, not yet believed; the id is null when there is none. */
public record UncheckedModel(
    @Nullable Long id, String name, Amounts amounts, StockState stock, boolean flashSale) {}
