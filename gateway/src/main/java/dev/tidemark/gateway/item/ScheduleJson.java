package dev.tidemark.gateway.item;

import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.Schedule;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** Writes when an item is looked at next, and why. */
final class ScheduleJson {
  private ScheduleJson() {}

  static void write(JsonGenerator json, GetItemResponse found) {
    // An item service of the version before tells none.
    if (!found.hasSchedule()) {
      json.writeNullProperty("schedule");
      return;
    }
    Schedule schedule = found.getSchedule();
    json.writeObjectPropertyStart("schedule");
    Json.time(json, "nextLookAt", schedule.getNextLookAtMs());
    json.writeNumberProperty("intervalSeconds", schedule.getIntervalMs() / 1_000);
    json.writeStringProperty("reason", LookReason.ofNumber(schedule.getReason()).code());
    json.writeNumberProperty(
        "changesPerDay", BigDecimal.valueOf(schedule.getChangesPerThousandDays(), 3));
    json.writeNumberProperty("watchers", schedule.getWatchers());
    json.writeEndObject();
  }
}
