package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.protocol.ListingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of a session, as far as following it needs.
 *
 * @param tracked whether its shop is known, and with it the item
 * @param watched whether somebody has submitted its link
 * @param seen whether it was seen in the running session
 * @param askedAt the last answered question about its offer
 */
public record SessionItem(
    ListingId listing,
    boolean tracked,
    boolean watched,
    boolean soldOut,
    boolean seen,
    @Nullable Instant askedAt) {}
