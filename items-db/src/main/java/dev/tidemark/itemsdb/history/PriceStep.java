package dev.tidemark.itemsdb.history;

import dev.tidemark.protocol.Price;
import java.time.Instant;

/** From when on a price held. */
public record PriceStep(Instant at, Price price) {}
