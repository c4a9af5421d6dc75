package dev.tidemark.price.doubt;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ModelId;

/** What an answer does to one series: what the model stood at, and what it stands at now. */
public record Move(ModelId model, Offer was, Offer is) {
  /** Whether the changelog gets a row; before a first price there is none. */
  public boolean changes() {
    return is.price() != null && !is.equals(was);
  }

  /** Whether the price is another one, or the first. */
  public boolean changesPrice() {
    return is.price() != null && !is.price().equals(was.price());
  }
}
