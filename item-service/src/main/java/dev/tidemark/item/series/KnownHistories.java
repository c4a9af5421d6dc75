package dev.tidemark.item.series;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import dev.tidemark.runtime.cache.CacheReads;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Series that have been read, for as long as their items keep their version: every write to a
 * series makes another version of its item, in the same transaction. So whoever has just read an
 * item can have its history from here, and it is never older than the item. Thread-safe.
 */
public final class KnownHistories {
  /** What an entry takes beside its changes, counted in changes. */
  private static final int ENTRY = 8;

  /** So that there is room for the sources of about as many items. */
  private static final int CHANGES_OF_MODEL = 20;

  /** Longer ones are read in parts, as they are asked for. */
  static final int LONGEST = 20_000;

  private record Versioned<T>(long version, T value) {}

  private record ModelOf(ListingId listing, ModelId model) {}

  private final int most;
  private final Cache<Series, Versioned<CompactHistory>> histories;
  private final Cache<ModelOf, Versioned<List<Source>>> sources;
  private final CacheReads reads;

  /**
   * Makes an empty memory.
   *
   * @param most changes to keep, at 30 bytes each; 0 keeps nothing
   */
  public KnownHistories(int most, MeterRegistry metrics) {
    this.most = most;
    this.histories =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .<Series, Versioned<CompactHistory>>weigher((_, known) -> known.value().size() + ENTRY)
            .build();
    this.sources = Caffeine.newBuilder().maximumSize(most / CHANGES_OF_MODEL).build();
    this.reads = new CacheReads("histories", metrics);
  }

  /** Whether anything is kept at all. */
  public boolean areKept() {
    return most > 0;
  }

  /** The histories of an item that this handle has just read. */
  public PriceHistory of(Handle handle, Listing listing) {
    PriceHistory store = new PriceHistoryStore(handle);
    return most == 0 ? store : new KnownHistory(this, store, listing.version());
  }

  /** A whole series; empty when it is too long to be kept. */
  Optional<CompactHistory> whole(PriceHistory store, Series series, long version) {
    Versioned<CompactHistory> known = histories.getIfPresent(series);
    if (known != null && known.version() == version) {
      reads.hit();
      return Optional.of(known.value());
    }
    reads.miss();
    CompactHistory read = new CompactHistory(store.range(series, null, null, LONGEST + 1));
    if (read.size() > LONGEST) {
      return Optional.empty();
    }
    histories.put(series, new Versioned<>(version, read));
    return Optional.of(read);
  }

  List<Source> sources(PriceHistory store, ListingId listing, ModelId model, long version) {
    ModelOf key = new ModelOf(listing, model);
    Versioned<List<Source>> known = sources.getIfPresent(key);
    if (known != null && known.version() == version) {
      return known.value();
    }
    List<Source> read = List.copyOf(store.sources(listing, model));
    sources.put(key, new Versioned<>(version, read));
    return read;
  }
}
