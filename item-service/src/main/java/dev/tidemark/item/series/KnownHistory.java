package dev.tidemark.item.series;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The histories of one version of an item, from memory where they are known. For one request. */
final class KnownHistory implements PriceHistory {
  private final KnownHistories known;
  private final PriceHistory store;
  private final long version;

  KnownHistory(KnownHistories known, PriceHistory store, long version) {
    this.known = known;
    this.store = store;
    this.version = version;
  }

  @Override
  public List<PriceChange> range(
      Series series, @Nullable Instant from, @Nullable Instant to, int limit) {
    return known
        .whole(store, series, version)
        .map(whole -> part(whole, from, to, limit))
        .orElseGet(() -> store.range(series, from, to, limit));
  }

  private static List<PriceChange> part(
      CompactHistory whole, @Nullable Instant from, @Nullable Instant to, int limit) {
    int first = from == null ? 0 : whole.before(from);
    int end = Math.max(first, to == null ? whole.size() : whole.before(to));
    return whole.subList(first, (int) Math.min(end, (long) first + limit));
  }

  @Override
  public Optional<PriceChange> lastBefore(Series series, Instant before) {
    return known
        .whole(store, series, version)
        .map(whole -> {
          int count = whole.before(before);
          return count == 0 ? Optional.<PriceChange>empty() : Optional.of(whole.get(count - 1));
        })
        .orElseGet(() -> store.lastBefore(series, before));
  }

  @Override
  public List<Source> sources(ListingId listing, ModelId model) {
    return known.sources(store, listing, model, version);
  }
}
