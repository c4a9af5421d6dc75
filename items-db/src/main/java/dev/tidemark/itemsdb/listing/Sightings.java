package dev.tidemark.itemsdb.listing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an item was and was not seen.
 *
 * @param trackedSince when it was first submitted
 * @param first the first answer ever; absent before it
 * @param last the last successful look
 * @param goneSince the first of the uninterrupted answers that the item is no more
 */
public record Sightings(
    Instant trackedSince,
    @Nullable Instant first,
    @Nullable Instant last,
    @Nullable Instant goneSince) {}
