package dev.tidemark.price.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BucketLeasesIT {
  /** A tenth to a third of the usual times, so that a crash is over in seconds. */
  private static final LeaseTimes SHORT =
      new LeaseTimes(Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(200));

  private final PriceDatabase items = new PriceDatabase();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    items.close();
  }

  @Test
  void oneCollectorTakesEveryBucketAtOnce() {
    BucketLeases alone = collector(items.database(), LeaseTimes.USUAL);

    alone.start();

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(alone.count()).isEqualTo(Buckets.COUNT));
  }

  @Test
  void threeCollectorsShareEvenlyAndNoBucketHasTwoOwners() {
    List<BucketLeases> three = List.of(collector(), collector(), collector());

    three.forEach(BucketLeases::start);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(three).allSatisfy(each -> assertThat(each.count()).isBetween(340, 342));
          assertThat(owned(three)).hasSize(Buckets.COUNT);
        });
    assertThat(three.stream().mapToInt(BucketLeases::count).sum()).isEqualTo(Buckets.COUNT);
  }

  @Test
  void takesOverTheBucketsOfACrashedCollector() {
    Database crashing = items.connect();
    BucketLeases crashed = collector(crashing, SHORT);
    crashed.start();
    BucketLeases other = collector();
    other.start();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> crashed.count() == 512 && other.count() == 512);

    crashing.close();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(other.count()).isEqualTo(Buckets.COUNT));
    assertThat(crashed.count()).isZero();
  }

  @Test
  void refusesTheWriteOfACollectorThatWasPausedBeyondItsLease() {
    Database pausing = items.connect();
    BucketLeases paused = collector(pausing, SHORT);
    paused.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> paused.count() == Buckets.COUNT);
    Lease old = paused.of(7).orElseThrow();
    pausing.close();
    BucketLeases other = collector();

    other.start();
    await().atMost(Duration.ofSeconds(15)).until(() -> other.of(7).isPresent());

    assertThat(holds(old)).isFalse();
    Lease taken = other.of(7).orElseThrow();
    assertThat(taken.fence()).isGreaterThan(old.fence());
    assertThat(holds(taken)).isTrue();
  }

  @Test
  void refusesAWriteAfterTheLeaseEvenIfNobodyHasTakenTheBucket() {
    Database pausing = items.connect();
    BucketLeases paused = collector(pausing, SHORT);
    paused.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> paused.count() == Buckets.COUNT);
    Lease old = paused.of(7).orElseThrow();

    pausing.close();

    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(holds(old)).isFalse());
  }

  @Test
  void endsItsLeasesAtOnceWhenItStops() {
    BucketLeases stopping = collector();
    stopping.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> stopping.count() == Buckets.COUNT);
    BucketLeases next = collector(items.database(), LeaseTimes.USUAL);

    stopping.close();
    next.start();

    // Far sooner than a lease takes to run out.
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(next.count()).isEqualTo(Buckets.COUNT));
  }

  private BucketLeases collector() {
    return collector(items.database(), SHORT);
  }

  private BucketLeases collector(Database database, LeaseTimes times) {
    BucketLeases leases = new BucketLeases(database, times, _ -> false);
    open.add(() -> {
      if (database == items.database()) {
        leases.close();
      }
    });
    return leases;
  }

  private boolean holds(Lease lease) {
    return items.database().write(handle -> BucketLeases.holds(handle, lease));
  }

  private static Set<Integer> owned(List<BucketLeases> collectors) {
    return IntStream.range(0, Buckets.COUNT)
        .filter(bucket -> collectors.stream().anyMatch(each -> each.of(bucket).isPresent()))
        .boxed()
        .collect(Collectors.toSet());
  }
}
