package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.listing.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a series: since when it stands at what.
 *
 * @param offer its price is never absent
 * @param gapSeconds how long before the row the observation before it was; null on the first row
 */
public record ObservedRow(Instant at, Offer offer, @Nullable Long gapSeconds) {}
