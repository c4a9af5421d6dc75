package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the flash sales of every region that this instance leads, each on a virtual thread.
 *
 * <p>The price service that has the bucket of a region's first item id leads the region: leases see
 * to it that there is one, and that another takes over within seconds when it dies. Nothing that is
 * asked follows from memory alone, so whoever takes over goes on where the other was.
 */
public final class FlashFollowers implements AutoCloseable {
  /** A quarter of the two seconds after a boundary. */
  public static final Duration EVERY = Duration.ofMillis(500);

  /** How often to see which items have been looked at after their session. */
  public static final Duration MEASURE_EVERY = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(FlashFollowers.class);

  private static final Duration FINISH = Duration.ofSeconds(8);

  private final BucketLeases leases;
  private final InstantSource clock;
  private final AfterSessions afterSessions;
  private final Map<Region, RegionFollower> followers;
  private final Map<Region, Boolean> busy = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("flash-", 0).factory());
  private volatile boolean closed;

  /**
   * Prepares to follow these regions.
   *
   * @param shortest what lies at least between two looks at an item
   */
  public FlashFollowers(
      Database database,
      BucketLeases leases,
      Map<Region, FlashSource> regions,
      Duration shortest,
      OfferPrices prices,
      MeterRegistry registry,
      InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
    FlashMetrics metrics = new FlashMetrics(registry, clock);
    this.afterSessions = new AfterSessions(database, metrics);
    this.followers = new ConcurrentHashMap<>();
    regions.forEach((region, source) -> {
      metrics.register(region);
      Books books =
          new Books(
              database,
              new SessionBook(database, region),
              new OfferBook(database, new Spread(source.perSecond()), shortest));
      followers.put(
          region, new RegionFollower(region, source, books, prices, metrics, clock, new Random()));
    });
  }

  /** One round: lets every region that is ours and idle do what is due. */
  public void look() {
    followers.forEach((region, follower) -> {
      Optional<Lease> lease = leases.of(bucket(region));
      if (lease.isEmpty()) {
        if (busy.putIfAbsent(region, true) == null) {
          follower.leave();
          busy.remove(region);
        }
      } else if (!closed && busy.putIfAbsent(region, true) == null) {
        threads.execute(() -> follow(region, follower, lease.get()));
      }
    });
  }

  private void follow(Region region, RegionFollower follower, Lease lease) {
    try {
      follower.follow(lease, () -> !closed && leases.of(lease.bucket()).equals(Optional.of(lease)));
    } catch (RuntimeException failure) {
      if (!closed) {
        log.warn("following flash sales failed and is tried again region={}", region, failure);
      }
    } finally {
      busy.remove(region);
    }
  }

  /** Measures how soon items were looked at after their sessions. */
  public void measure() {
    Instant now = clock.instant();
    followers
        .keySet()
        .forEach(region ->
            leases
                .of(bucket(region))
                .ifPresent(lease -> afterSessions.measure(lease, region, now)));
  }

  /** The bucket whose owner leads a region. */
  static int bucket(Region region) {
    return Buckets.of(ListingId.of(region, new ItemId(1)));
  }

  /** Asks nothing more, and waits for what is being asked. */
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
