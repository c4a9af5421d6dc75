package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.PollSchedule;
import dev.tidemark.itemsdb.statistics.Judge;
import dev.tidemark.itemsdb.statistics.PriceSeries;
import dev.tidemark.itemsdb.statistics.Statistics;
import dev.tidemark.itemsdb.statistics.Verdict;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the history of an item says of its price, by the series of its present source. */
public record Judged(Statistics statistics, Verdict verdict) {
  private static final Judged NOTHING = new Judged(Statistics.NONE, new Verdict.TooEarly(null, 0));

  /**
   * Judges the price of an item.
   *
   * @param history the one in which the item's price lies
   * @param schedule null for an item that is never looked at
   */
  public static Judged of(
      PriceHistory history, Listing listing, @Nullable PollSchedule schedule, Instant now) {
    return headline(history, listing, now)
        .map(series -> {
          Statistics statistics = Statistics.of(series);
          return new Judged(statistics, Judge.judge(series, statistics, interval(schedule)));
        })
        .orElse(NOTHING);
  }

  private static Optional<PriceSeries> headline(
      PriceHistory history, Listing listing, Instant now) {
    Source source = listing.source();
    Instant lastSeen = listing.sightings().last();
    if (source == null || lastSeen == null) {
      return Optional.empty();
    }
    List<PriceChange> changes =
        history.range(Series.headline(listing.id(), source), null, null, Integer.MAX_VALUE);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new PriceSeries(changes, lastSeen, now));
  }

  private static Duration interval(@Nullable PollSchedule schedule) {
    return schedule == null ? TrackItem.FIRST_INTERVAL : schedule.interval();
  }
}
