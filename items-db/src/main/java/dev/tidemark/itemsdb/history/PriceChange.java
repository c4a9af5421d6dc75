package dev.tidemark.itemsdb.history;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observation that differed from the one before it in its series, in price, list price, stock or
 * flash sale.
 *
 * @param price the last known price, also while sold out
 * @param gap the time since the look before it: the change happened within it; absent on the first
 *     row of a series
 */
public record PriceChange(
    Instant at,
    Price price,
    @Nullable Price listPrice,
    boolean flashSale,
    StockState stock,
    @Nullable Duration gap) {}
