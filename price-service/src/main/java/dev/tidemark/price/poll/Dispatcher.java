package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.marketplace.Connector;
import dev.tidemark.price.check.PriceChecker;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts price checks, each on a virtual thread: never two of one item at once, and only so many of
 * one region that a slow shop does not hold up the others. Items of a region without a source are
 * put off without a check. Safe for use by many threads.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /**
   * Of the ten seconds in which a stop has to be done; the rest is for ending what does not end.
   */
  private static final Duration FINISH = Duration.ofSeconds(8);

  private static final Duration ABORT = Duration.ofSeconds(2);

  private final BucketLeases leases;
  private final Connectors connectors;
  private final PriceChecker checker;
  private final WaitingItems waiting;
  private final RunningChecks running;
  private final Map<Region, Semaphore> places = new ConcurrentHashMap<>();
  private final int placesPerRegion;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("check-", 0).factory());

  /**
   * Prepares to start checks.
   *
   * @param budgetPerSecond requests to one shop: twice as many checks may run, which is enough for
   *     answers that take up to two seconds
   */
  public Dispatcher(
      BucketLeases leases,
      Connectors connectors,
      PriceChecker checker,
      WaitingItems waiting,
      RunningChecks running,
      double budgetPerSecond) {
    this.leases = leases;
    this.connectors = connectors;
    this.checker = checker;
    this.waiting = waiting;
    this.running = running;
    this.placesPerRegion = (int) Math.clamp(Math.ceil(2 * budgetPerSecond), 4, 64);
  }

  /** Starts a check of a due item, if it is ours, nobody checks it already, and there is room. */
  void dispatch(DuePoll due) {
    Optional<Lease> lease = leases.of(due.bucket());
    if (lease.isEmpty()) {
      return;
    }
    Region region = due.listing().region();
    Optional<Connector> connector = connectors.of(region);
    if (connector.isEmpty()) {
      waiting.add(lease.get(), due.listing());
      return;
    }
    Semaphore room = places.computeIfAbsent(region, _ -> new Semaphore(placesPerRegion));
    if (!room.tryAcquire()) {
      return;
    }
    if (!running.begin(due.bucket(), due.listing())) {
      room.release();
      return;
    }
    threads.execute(() -> {
      try {
        checker.check(due, lease.get(), connectors, connector.get().source());
      } catch (RuntimeException failure) {
        log.warn("a price check failed listing={}", due.listing(), failure);
      } finally {
        running.end(due.bucket(), due.listing());
        room.release();
      }
    });
  }

  void postponeWaiting(Instant now) {
    waiting.postpone(now);
  }

  /** Starts no more checks, and waits for those that run. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(ABORT.toMillis(), TimeUnit.MILLISECONDS)) {
          log.warn("price checks do not end count={}", running.count());
        }
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
