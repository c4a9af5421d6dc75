package dev.tidemark.item.watchlist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.item.listing.Judged;
import dev.tidemark.item.listing.OwnSight;
import dev.tidemark.item.listing.StatisticsMessages;
import dev.tidemark.item.series.KnownHistories;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.item.v1.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The verdicts of the items on watchlists. A list that is open is read again with every price that
 * changes on it, so each verdict is kept for as long as its item keeps its version, and a minute at
 * most: the days that it counts pass by themselves. Thread-safe.
 */
public final class Verdicts {
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** The items of ten full lists, at about 300 bytes each. */
  private static final int MOST = 20_000;

  private record Known(long version, Verdict verdict) {}

  private final KnownHistories histories;
  private final InstantSource clock;
  private final Cache<ListingId, Known> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  public Verdicts(KnownHistories histories, InstantSource clock) {
    this.histories = histories;
    this.clock = clock;
  }

  /** The verdict on an item that this handle has just read; empty while it has no price. */
  Optional<Verdict> of(Handle handle, OwnSight sight, OwnSight.Seen seen) {
    Listing listing = seen.listing();
    if (listing.headline().price() == null) {
      return Optional.empty();
    }
    if (seen.own()) {
      return Optional.of(judge(handle, sight.history(seen), listing));
    }
    Known entry = known.getIfPresent(listing.id());
    if (entry == null || entry.version() != listing.version()) {
      entry = new Known(listing.version(), judge(handle, histories.of(handle, listing), listing));
      known.put(listing.id(), entry);
    }
    return Optional.of(entry.verdict());
  }

  private Verdict judge(Handle handle, PriceHistory history, Listing listing) {
    var schedule = new PollScheduleStore(handle).find(listing.id()).orElse(null);
    return StatisticsMessages.verdict(
        Judged.of(history, listing, schedule, clock.instant()).verdict());
  }
}
