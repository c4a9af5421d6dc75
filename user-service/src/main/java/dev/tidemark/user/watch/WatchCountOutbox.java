package dev.tidemark.user.watch;

import dev.tidemark.protocol.price.v1.PriceServiceGrpc.PriceServiceBlockingStub;
import dev.tidemark.protocol.price.v1.SetWatchersRequest;
import dev.tidemark.protocol.price.v1.WatcherCount;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the price services how many accounts watch an item, on a thread of its own.
 *
 * <p>A count is told at least once and forgotten when it is on disk there; whoever is killed on
 * either side, it is told again. The counts are absolute and have versions, so that telling one
 * twice, or an old one after a new one, changes nothing.
 */
public final class WatchCountOutbox implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WatchCountOutbox.class);

  /** Whoever adds a known item sees a look at it within a few seconds. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** One transaction there; a few kilobytes on the way. */
  private static final int AT_ONCE = 200;

  private final Database database;
  private final PriceServiceBlockingStub prices;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watch-counts").daemon().factory());
  private boolean failing;

  public WatchCountOutbox(Database database, PriceServiceBlockingStub prices) {
    this.database = database;
    this.prices = prices;
  }

  /** Begins to tell, again and again. */
  public void start() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::attempt, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    try {
      while (tell() == AT_ONCE) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
      if (failing) {
        failing = false;
        log.info("The price service knows the watchers again");
      }
    } catch (RuntimeException failure) {
      if (!failing) {
        failing = true;
        log.warn("The price service cannot be told of watchers yet reason={}", failure.toString());
      }
    }
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

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
