package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as its price checks left it.
 *
 * @param source the one that last spoke; null, like the name, the image and the times, until one
 *     has
 * @param priceMax the highest price over the purchasable models
 * @param priceSince the time of the newest row of the headline's series
 * @param goneSince the first of the uninterrupted answers that the item is no more
 */
public record CheckedListing(
    ListingId id,
    ShopId shop,
    boolean shopConfirmed,
    ItemState state,
    @Nullable String name,
    @Nullable String imageUrl,
    Offer headline,
    @Nullable Price priceMax,
    @Nullable Source source,
    @Nullable Instant priceSince,
    @Nullable Instant firstSeenAt,
    @Nullable Instant lastSeenAt,
    @Nullable Instant goneSince) {

  /** The same item in another state. */
  public CheckedListing in(ItemState newState, @Nullable Instant newGoneSince) {
    return new CheckedListing(
        id,
        shop,
        shopConfirmed,
        newState,
        name,
        imageUrl,
        headline,
        priceMax,
        source,
        priceSince,
        firstSeenAt,
        lastSeenAt,
        newGoneSince);
  }

  /** The same item, of which an earlier history has become known. */
  public CheckedListing knownSince(Instant newFirstSeenAt, @Nullable Instant newPriceSince) {
    return new CheckedListing(
        id,
        shop,
        shopConfirmed,
        state,
        name,
        imageUrl,
        headline,
        priceMax,
        source,
        newPriceSince,
        newFirstSeenAt,
        lastSeenAt,
        goneSince);
  }

  /** Whether a reader would see a difference, the time of the last look apart. */
  public boolean looksLike(CheckedListing other) {
    return withoutLastSeen().equals(other.withoutLastSeen());
  }

  private CheckedListing withoutLastSeen() {
    return new CheckedListing(
        id,
        shop,
        shopConfirmed,
        state,
        name,
        imageUrl,
        headline,
        priceMax,
        source,
        priceSince,
        firstSeenAt,
        null,
        null);
  }
}
