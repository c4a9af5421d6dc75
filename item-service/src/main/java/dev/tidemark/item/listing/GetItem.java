package dev.tidemark.item.listing;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.item.series.KnownHistories;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.Model;
import dev.tidemark.itemsdb.listing.ModelStore;
import dev.tidemark.itemsdb.listing.PollSchedule;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.runtime.database.Database;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

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
    Judged judged = Judged.of(history, listing, schedule, clock.instant());
    if (schedule != null) {
      answer.setSchedule(ScheduleMessages.schedule(schedule, answer.getItem()));
    }
    return answer
        .setStatistics(StatisticsMessages.statistics(judged.statistics()))
        .setVerdict(StatisticsMessages.verdict(judged.verdict()))
        .setEverybodys(sight.isEverybodys())
        .build();
  }
}
