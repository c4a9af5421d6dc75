package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.price.CheckedListing;

/** What became of a look, on disk. */
public sealed interface Written {

  /**
   * The answer is stored.
   *
   * @param changes how many rows the changelog got
   * @param first whether it was the first answer ever for this item
   */
  record Stored(CheckedListing listing, int changes, boolean first) implements Written {}

  /** The answer waits for a second look; prices stand as they were. */
  record Doubted(CheckedListing listing) implements Written {}

  /** The look told nothing about prices; its failure is counted. */
  record Failed(CheckedListing listing) implements Written {}

  /** Nothing was written. */
  record Dropped(Reason reason) implements Written {}

  /** Why nothing was written. */
  enum Reason {
    /** The bucket belongs to another price service by now. */
    LEASE_LOST,
    /** The item was submitted with another shop meanwhile; it is due again. */
    SHOP_CHANGED,
    /** A later look or another source has spoken. */
    OVERTAKEN,
    /** The item is not tracked. */
    UNKNOWN_ITEM
  }
}
