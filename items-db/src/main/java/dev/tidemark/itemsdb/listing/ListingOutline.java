package dev.tidemark.itemsdb.listing;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The few columns of a listing by which long lists are sorted. */
public record ListingOutline(
    ListingId id, @Nullable String name, @Nullable Price price, @Nullable Instant priceSince) {}
