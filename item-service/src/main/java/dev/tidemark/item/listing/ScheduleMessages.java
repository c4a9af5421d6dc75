package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.listing.PollSchedule;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.Schedule;

/** Says in messages when an item is looked at. */
final class ScheduleMessages {
  private ScheduleMessages() {}

  /** The schedule, with the reason that fits the state in which the item is shown. */
  static Schedule schedule(PollSchedule schedule, Item item) {
    boolean waits = item.getState() == ItemState.WAITING_FOR_SOURCE.number();
    LookReason reason = waits ? LookReason.WAITING_FOR_SOURCE : schedule.reason();
    return Schedule.newBuilder()
        .setNextLookAtMs(schedule.due().toEpochMilli())
        .setIntervalMs(schedule.interval().toMillis())
        .setReason(reason.number())
        .setChangesPerThousandDays(schedule.changesPerThousandDays())
        .setWatchers(schedule.watchers())
        .build();
  }
}
