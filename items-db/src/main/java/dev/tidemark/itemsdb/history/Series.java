package dev.tidemark.itemsdb.history;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;

/** Names a series of prices: what one source has said about one model of one item. */
public record Series(ListingId listing, ModelId model, Source source) {
  /** The series of the item as a whole. */
  public static Series headline(ListingId listing, Source source) {
    return new Series(listing, ModelId.HEADLINE, source);
  }
}
