package dev.tidemark.price.schedule;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes due items: looked at an hour ago, with an interval of an hour, to be varied. */
final class DueItem {
  static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private DueItem() {}

  static DuePoll due(Instant at, LookReason reason) {
    return due(at, reason, 1, null);
  }

  /** One that is due by its interval. */
  static DuePoll due(Instant at, Duration interval) {
    return due(at, LookReason.INTERVAL, interval, 1, null);
  }

  static DuePoll due(Instant at, LookReason reason, double weight, @Nullable Instant boundary) {
    return due(at, reason, Duration.ofHours(1), weight, boundary);
  }

  private static DuePoll due(
      Instant at, LookReason reason, Duration interval, double weight, @Nullable Instant boundary) {
    return new DuePoll(
        1,
        ListingId.of(Region.SG, new ItemId(5)),
        at,
        reason,
        reason == LookReason.FIRST_LOOK ? null : at.minus(interval),
        interval,
        weight,
        boundary,
        0);
  }
}
