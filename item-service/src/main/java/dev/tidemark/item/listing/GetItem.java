package dev.tidemark.item.listing;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.item.series.KnownHistories;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.Model;
import dev.tidemark.itemsdb.listing.ModelStore;
import dev.tidemark.itemsdb.listing.PollSchedule;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.itemsdb.statistics.Judge;
import dev.tidemark.itemsdb.statistics.PriceSeries;
import dev.tidemark.itemsdb.statistics.Statistics;
import dev.tidemark.itemsdb.statistics.Verdict;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shows an item: what it costs, its models, what its history says, and whether to buy. */
public final class GetItem {
  private final Database database;
  private final ItemMessages messages;
  private final InstantSource clock;
  private final KnownHistories histories;

  public GetItem(
      Database database, ItemMessages messages, InstantSource clock, KnownHistories histories) {
    this.database = database;
    this.messages = messages;
    this.clock = clock;
    this.histories = histories;
  }

  public GetItemResponse answer(GetItemRequest request) {
    ItemKey key = RequestValues.itemKey(request.getKey());
    return database.read(handle -> {
      OwnSight sight = OwnSight.of(handle, request.getViewer());
      return answer(handle, sight, sight.of(KnownItems.require(handle, key)));
    });
  }

  private GetItemResponse answer(Handle handle, OwnSight sight, OwnSight.Seen seen) {
    Listing listing = seen.listing();
    PollSchedule schedule = new PollScheduleStore(handle).find(listing.id()).orElse(null);
    GetItemResponse.Builder answer =
        GetItemResponse.newBuilder().setItem(messages.item(handle, listing, schedule));
    for (Model model : new ModelStore(handle).ofListing(listing.id())) {
      answer.addModels(ItemMessages.model(model));
    }
    PriceHistory history = seen.own() ? sight.history(seen) : histories.of(handle, listing);
    Optional<PriceSeries> series = headline(history, listing);
    Statistics statistics = series.map(Statistics::of).orElse(Statistics.NONE);
    Verdict verdict =
        series
            .map(known -> Judge.judge(known, statistics, interval(schedule)))
            .orElse(new Verdict.TooEarly(null, 0));
    if (schedule != null) {
      answer.setSchedule(ScheduleMessages.schedule(schedule, answer.getItem()));
    }
    return answer
        .setStatistics(StatisticsMessages.statistics(statistics))
        .setVerdict(StatisticsMessages.verdict(verdict))
        .build();
  }

  private Optional<PriceSeries> headline(PriceHistory history, Listing listing) {
    Source source = listing.source();
    Instant lastSeen = listing.sightings().last();
    if (source == null || lastSeen == null) {
      return Optional.empty();
    }
    List<PriceChange> changes =
        history.range(Series.headline(listing.id(), source), null, null, Integer.MAX_VALUE);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new PriceSeries(changes, lastSeen, clock.instant()));
  }

  private static Duration interval(@Nullable PollSchedule schedule) {
    return schedule == null ? TrackItem.FIRST_INTERVAL : schedule.interval();
  }
}
