package dev.tidemark.user.watch;

import dev.tidemark.protocol.price.v1.PriceServiceGrpc.PriceServiceBlockingStub;
import dev.tidemark.protocol.price.v1.SetWatchersRequest;
import dev.tidemark.protocol.price.v1.WatcherCount;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells the price services how many accounts watch an item, and how many alerts are near.
 *
 * <p>A count is told at least once and forgotten when it is on disk there; whoever is killed on
 * either side, it is told again. The counts are absolute and have versions, so that telling one
 * twice, or an old one after a new one, changes nothing.
 */
public final class WatchCountOutbox {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** One transaction there; a few kilobytes on the way. */
  private static final int AT_ONCE = 200;

  private final Database database;
  private final PriceServiceBlockingStub prices;

  public WatchCountOutbox(Database database, PriceServiceBlockingStub prices) {
    this.database = database;
    this.prices = prices;
  }

  /** Tells some counts; true when there may be more. */
  public boolean tellSome() {
    return tell() == AT_ONCE;
  }

  /** Tells some counts, and says how many. */
  int tell() {
    List<WatchCount> counts = database.read(handle -> new WatchCountStore(handle).untold(AT_ONCE));
    if (counts.isEmpty()) {
      return 0;
    }
    SetWatchersRequest.Builder request = SetWatchersRequest.newBuilder();
    for (WatchCount count : counts) {
      request.addCounts(
          WatcherCount.newBuilder()
              .setListingId(count.listing().value())
              .setWatchers(count.watchers())
              .setNearAlerts(count.nearAlerts())
              .setVersion(count.version()));
    }
    var _ =
        prices
            .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            .setWatchers(request.build());
    boolean _ =
        database.write(handle -> {
          new WatchCountStore(handle).told(counts);
          return true;
        });
    return counts.size();
  }
}
