package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;

/** Prices of one model (or of the headline) as one source sees them; never mixed with others. */
public record Series(ListingId listing, ModelId model, Source source) {}
