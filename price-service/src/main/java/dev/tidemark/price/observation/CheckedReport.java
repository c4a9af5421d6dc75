package dev.tidemark.price.observation;

import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that passed the gate.
 *
 * @param model the one variation that it is about; the headline when it is about the item
 * @param listing what it says; with a single model when it is about a variation
 * @param timed whether the reporter said when it was seen; else it is when we were told
 */
public record CheckedReport(
    ModelId model,
    Listing listing,
    Instant seenAt,
    boolean timed,
    @Nullable String name,
    @Nullable String imageUrl)
    implements Reading {

  public ItemKey item() {
    return listing.key();
  }
}
