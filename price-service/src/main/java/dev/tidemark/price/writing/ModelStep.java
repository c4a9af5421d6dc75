package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ModelId;

/** What a model stood at before and after something was written. */
public record ModelStep(ModelId id, String name, Offer before, Offer after) {}
