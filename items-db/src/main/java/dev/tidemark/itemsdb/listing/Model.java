package dev.tidemark.itemsdb.listing;

import dev.tidemark.protocol.ModelId;

/**
 * A variation of an item.
 *
 * @param listed false when the shop no longer lists it; its history stays
 */
public record Model(ModelId id, String name, Offer offer, boolean listed) {}
