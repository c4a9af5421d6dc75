package dev.tidemark.itemsdb.history;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Series of prices, whoever may see them. */
public interface PriceHistory {
  /** At most so many changes within [from, to), oldest first; a null bound is open. */
  List<PriceChange> range(Series series, @Nullable Instant from, @Nullable Instant to, int limit);

  /** The last change before a time. */
  Optional<PriceChange> lastBefore(Series series, Instant before);

  /** Every source that has a series of this model. */
  List<Source> sources(ListingId listing, ModelId model);
}
