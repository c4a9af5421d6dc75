package dev.tidemark.itemsdb.listing;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is known now.
 *
 * @param shopConfirmed whether an answer has named this shop; until then it is what a link said
 * @param headline the lowest price over the purchasable models, and what goes with it
 * @param priceMax the highest price over the purchasable models
 * @param source the one that last spoke
 * @param priceSince when the headline last changed
 * @param version grows with every visible change
 */
public record Listing(
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
    Sightings sightings,
    Origin origin,
    long version) {

  public ItemKey key() {
    return new ItemKey(id.region(), shop, id.item());
  }

  /** Whether any source has ever answered for this item. */
  public boolean everSeen() {
    return sightings.first() != null;
  }
}
