package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.ViewedListing;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import org.jdbi.v3.core.Handle;

/** Finds an item by its whole key: the right item id in another shop is another item. */
public final class KnownItems {
  private KnownItems() {}

  /** The listing of an item, or item-not-found. */
  public static Listing require(Handle handle, ItemKey key) {
    return new ListingStore(handle)
        .find(key.listing())
        .filter(listing -> listing.shop().equals(key.shop()))
        .orElseThrow(() -> missing(key));
  }

  /** The listing of an item as one account looks at it (0 for nobody), or item-not-found. */
  public static ViewedListing require(Handle handle, ItemKey key, long viewer) {
    return new ListingStore(handle)
        .findFor(key.listing(), viewer)
        .filter(viewed -> viewed.listing().shop().equals(key.shop()))
        .orElseThrow(() -> missing(key));
  }

  private static TidemarkException missing(ItemKey key) {
    return new TidemarkException(ErrorCode.ITEM_NOT_FOUND, "no item " + key + " is tracked here");
  }
}
