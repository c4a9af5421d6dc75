package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as one account has seen it.
 *
 * @param headline its price is absent while only variations were reported
 * @param source the one that last spoke; null, like the times, until one has
 */
public record PrivateItem(
    ListingId listing,
    @Nullable String name,
    @Nullable String imageUrl,
    Offer headline,
    @Nullable Source source,
    @Nullable Instant priceSince,
    @Nullable Instant firstSeenAt,
    @Nullable Instant lastSeenAt) {}
