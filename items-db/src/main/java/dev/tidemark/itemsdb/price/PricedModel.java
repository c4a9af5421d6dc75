package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ModelId;

/**
 * A model of an item as the last price check left it.
 *
 * @param position its place in the shop's own order
 * @param listed false once the shop no longer lists it; its history stays
 */
public record PricedModel(ModelId id, int position, String name, Offer offer, boolean listed) {
  /** The same model, no longer in the shop's list. */
  public PricedModel unlisted() {
    return new PricedModel(id, position, name, offer, false);
  }
}
