package dev.tidemark.price.watcher;

import dev.tidemark.itemsdb.poll.WatcherStore;
import dev.tidemark.itemsdb.poll.WatcherStore.Count;
import dev.tidemark.price.schedule.LookWeight;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.SetWatchersRequest;
import dev.tidemark.protocol.price.v1.SetWatchersResponse;
import dev.tidemark.protocol.price.v1.WatcherCount;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * Carries out the calls about watchers: more of them, or of their alerts, make an item worth more
 * looks.
 */
public final class WatcherCalls {
  private static final int MOST_AT_ONCE = 1_000;

  private final Database database;
  private final Duration shortest;
  private final InstantSource clock;

  /**
   * Prepares for calls.
   *
   * @param shortest what lies at least between two looks at an item
   */
  public WatcherCalls(Database database, Duration shortest, InstantSource clock) {
    this.database = database;
    this.shortest = shortest;
    this.clock = clock;
  }

  /** Sets counts; answers when all are on disk. */
  public SetWatchersResponse set(SetWatchersRequest request) {
    if (request.getCountsCount() > MOST_AT_ONCE) {
      throw new TidemarkException(
          ErrorCode.INVALID_VALUE,
          "counts: at most %d are set at once, not %d"
              .formatted(MOST_AT_ONCE, request.getCountsCount()));
    }
    // In one order, so that two calls never wait for each other.
    List<Count> counts =
        request.getCountsList().stream()
            .map(WatcherCalls::count)
            .sorted(Comparator.comparingLong(count -> count.listing().value()))
            .toList();
    return database.write(handle -> {
      new WatcherStore(handle).set(counts, clock.instant(), shortest);
      return SetWatchersResponse.getDefaultInstance();
    });
  }

  private static Count count(WatcherCount message) {
    if (message.getWatchers() < 0) {
      throw new TidemarkException(
          ErrorCode.INVALID_VALUE, "watchers: 0 or more, not " + message.getWatchers());
    }
    if (message.getNearAlerts() < 0) {
      throw new TidemarkException(
          ErrorCode.INVALID_VALUE, "near_alerts: 0 or more, not " + message.getNearAlerts());
    }
    return new Count(
        new ListingId(message.getListingId()),
        message.getWatchers(),
        LookWeight.of(message.getWatchers(), message.getNearAlerts(), 0),
        message.getVersion());
  }
}
