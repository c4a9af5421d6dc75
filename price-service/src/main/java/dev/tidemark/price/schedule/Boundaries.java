package dev.tidemark.price.schedule;

import dev.tidemark.protocol.ListingId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about the flash sales to come. Asked when an item's announced boundary has passed,
 * within a transaction: answer from memory. Thread-safe.
 */
public interface Boundaries {
  /** Nothing is known beyond what was announced to the items themselves. */
  Boundaries NONE = (listing, after) -> Optional.empty();

  /** The first start or end of a flash sale with this item after a time. */
  Optional<Instant> next(ListingId listing, Instant after);
}
