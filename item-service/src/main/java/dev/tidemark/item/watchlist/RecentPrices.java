package dev.tidemark.item.watchlist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.itemsdb.history.HeadlineStore;
import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.runtime.cache.CacheReads;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The prices of the last weeks, which every watchlist shows of every item, kept for as long as the
 * items keep their version: every write to a series makes another version of its item. Thread-safe.
 */
public final class RecentPrices {
  /** What an entry takes beside its steps, counted in steps. */
  private static final int ENTRY = 3;

  /**
   * What has held since a time.
   *
   * @param then the price in force at the time; null when nothing had been observed by then
   * @param steps what was observed after it, oldest first
   */
  record Recent(@Nullable Price then, List<PriceStep> steps) {
    /** The same, seen from a later time. */
    Recent since(Instant start, @Nullable Instant firstSeen) {
      int passed = 0;
      while (passed < steps.size() && !steps.get(passed).at().isAfter(start)) {
        passed++;
      }
      Price last = passed == 0 ? then : steps.get(passed - 1).price();
      boolean seen = firstSeen != null && !firstSeen.isAfter(start);
      return new Recent(seen ? last : null, steps.subList(passed, steps.size()));
    }
  }

  private record Known(long version, Source source, Instant start, Recent recent) {
    boolean isOf(Listing listing, Instant wanted) {
      return version == listing.version() && source == listing.source() && !wanted.isBefore(start);
    }
  }

  private final int most;
  private final Cache<ListingId, Known> known;
  private final CacheReads reads;

  /**
   * Makes an empty memory.
   *
   * @param most steps to keep, at about 80 bytes each; 0 keeps nothing
   */
  public RecentPrices(int most, MeterRegistry metrics) {
    this.most = most;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .<ListingId, Known>weigher((_, each) -> each.recent().steps().size() + ENTRY)
            .build();
    this.reads = new CacheReads("recent-prices", metrics);
  }

  /** What has held since a time, of listings that this handle has just read. */
  Map<ListingId, Recent> since(Handle handle, List<Listing> listings, Instant start) {
    Map<ListingId, Recent> found = new HashMap<>();
    Map<Source, List<Listing>> missing = new EnumMap<>(Source.class);
    for (Listing listing : listings) {
      Source source = listing.source();
      Known entry = known.getIfPresent(listing.id());
      if (entry != null && entry.isOf(listing, start)) {
        reads.hit();
        found.put(listing.id(), entry.recent().since(start, listing.sightings().first()));
      } else if (source != null) {
        reads.miss();
        missing.computeIfAbsent(source, _ -> new ArrayList<>()).add(listing);
      }
    }
    missing.forEach((source, these) -> found.putAll(read(handle, source, these, start)));
    return found;
  }

  private Map<ListingId, Recent> read(
      Handle handle, Source source, List<Listing> listings, Instant start) {
    List<ListingId> ids = listings.stream().map(Listing::id).toList();
    HeadlineStore headlines = new HeadlineStore(handle);
    Map<ListingId, Price> then = headlines.pricesAt(ids, start);
    Map<ListingId, List<PriceStep>> steps = headlines.stepsSince(source, ids, start);
    Map<ListingId, Recent> read = new HashMap<>();
    for (Listing listing : listings) {
      Recent recent =
          new Recent(
              then.get(listing.id()), List.copyOf(steps.getOrDefault(listing.id(), List.of())));
      if (most > 0) {
        known.put(listing.id(), new Known(listing.version(), source, start, recent));
      }
      read.put(listing.id(), recent);
    }
    return read;
  }
}
