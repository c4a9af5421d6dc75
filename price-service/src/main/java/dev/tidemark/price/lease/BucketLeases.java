package dev.tidemark.price.lease;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.poll.BucketLease;
import dev.tidemark.itemsdb.poll.BucketLeaseStore;
import dev.tidemark.itemsdb.poll.CollectorStore;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The buckets that this price service may poll: its fair share of all, leased and kept leased.
 *
 * <p>What it says may be out of date the moment it is said, when this process was paused or cut off
 * from the database; therefore every transaction that writes asks again, with {@link #holds}.
 *
 * <p>Renewing and taking run on threads of their own, so that a lease somebody died over never
 * delays renewing. Safe for use by many threads.
 */
public final class BucketLeases implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BucketLeases.class);

  /** Enough to take all buckets in a few transactions, few enough to fail in small parts. */
  private static final int TAKEN_TOGETHER = 128;

  /** Long after every lease of a collector has ended. */
  private static final Duration COLLECTOR_MEMORY = Duration.ofHours(1);

  private final Database database;
  private final LeaseTimes times;
  private final String owner;
  private final IntPredicate busy;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, named());
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** The fence by bucket, 0 where another owns it. */
  private final AtomicLongArray fences = new AtomicLongArray(Buckets.COUNT);

  private volatile long trustedUntilNanos = System.nanoTime();
  private volatile int live = 1;
  private volatile boolean reachable = true;

  /**
   * Prepares leases; {@link #start} begins to take them.
   *
   * @param busy buckets in which a check runs now
   */
  public BucketLeases(Database database, LeaseTimes times, IntPredicate busy) {
    this.database = database;
    this.times = times;
    this.busy = busy;
    this.owner = OwnerName.create();
  }

  /** Registers this service, then takes its share in the background. */
  public void start() {
    attempt(this::endLeasesOfTheDead);
    attempt(this::renew);
    long renew = times.renewEvery().toMillis();
    long balance = times.balanceEvery().toMillis();
    var _ =
        threads.scheduleWithFixedDelay(
            () -> attempt(this::renew), renew, renew, TimeUnit.MILLISECONDS);
    var _ =
        threads.scheduleWithFixedDelay(
            () -> attempt(this::balance), 0, balance, TimeUnit.MILLISECONDS);
  }

  /** The lease of a bucket, if this service has it. */
  public Optional<Lease> of(int bucket) {
    long fence = fences.get(bucket);
    if (fence == 0 || System.nanoTime() - trustedUntilNanos >= 0) {
      return Optional.empty();
    }
    return Optional.of(new Lease(bucket, owner, fence));
  }

  /** How many buckets this service has. */
  public int count() {
    if (System.nanoTime() - trustedUntilNanos >= 0) {
      return 0;
    }
    int count = 0;
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      if (fences.get(bucket) != 0) {
        count++;
      }
    }
    return count;
  }

  /** How many price services are alive, this one included. */
  public int liveCollectors() {
    return live;
  }

  /** This process's name among the owners; a restart makes another. */
  public String owner() {
    return owner;
  }

  /**
   * Whether the lease still stands; if so, nobody can take the bucket before the transaction ends.
   */
  public static boolean holds(Handle transaction, Lease lease) {
    return new BucketLeaseStore(transaction).hold(lease.bucket(), lease.owner(), lease.fence());
  }

  /**
   * So that a service that was killed and started again need not wait for its old self's leases.
   */
  private void endLeasesOfTheDead() {
    List<String> dead =
        database.read(handle -> new BucketLeaseStore(handle).read()).stream()
            .filter(BucketLease::live)
            .map(BucketLease::owner)
            .distinct()
            .filter(OwnerName::died)
            .toList();
    for (String owner : dead) {
      end(owner);
      log.info("ended the leases of a dead process owner={}", owner);
    }
  }

  private void end(String whose) {
    database.write(handle -> {
      new BucketLeaseStore(handle).giveBackAll(whose);
      CollectorStore collectors = new CollectorStore(handle);
      collectors.leave(whose);
      collectors.forget(COLLECTOR_MEMORY);
      return null;
    });
  }

  private void renew() {
    long before = System.nanoTime();
    database.write(handle -> {
      new CollectorStore(handle).seen(owner, times.lease());
      return new BucketLeaseStore(handle).renew(owner, times.lease());
    });
    // Counted from before the statement, so that the database never ends a lease before we do.
    trustedUntilNanos = before + times.lease().toNanos();
  }

  private void balance() {
    live = Math.max(1, database.read(handle -> new CollectorStore(handle).countLive()));
    LeasePlan plan = LeasePlan.of(learn(), owner, live, busy, random);
    if (!plan.giveBack().isEmpty()) {
      giveBack(plan.giveBack());
    }
    if (!plan.take().isEmpty()) {
      take(plan.take());
      learn();
    }
  }

  /** Reads who owns what, and remembers what is ours. */
  private List<BucketLease> learn() {
    List<BucketLease> leases = database.read(handle -> new BucketLeaseStore(handle).read());
    for (BucketLease lease : leases) {
      boolean mine = lease.live() && lease.owner().equals(owner);
      fences.set(lease.bucket(), mine ? lease.fence() : 0);
    }
    return leases;
  }

  private void giveBack(List<Integer> buckets) {
    buckets.forEach(bucket -> fences.set(bucket, 0));
    database.write(handle -> {
      new BucketLeaseStore(handle).giveBack(owner, buckets);
      return null;
    });
    log.info("gave buckets back count={} collectors={}", buckets.size(), live);
  }

  private void take(List<Integer> buckets) {
    // In ascending order within a transaction, so that two that take never wait for each other.
    for (int start = 0; start < buckets.size(); start += TAKEN_TOGETHER) {
      List<Integer> part =
          new ArrayList<>(buckets.subList(start, Math.min(start + TAKEN_TOGETHER, buckets.size())));
      part.sort(null);
      try {
        takeTogether(part);
      } catch (RuntimeException oneIsStuck) {
        part.forEach(this::takeAlone);
      }
    }
    log.info("took free buckets tried={} collectors={}", buckets.size(), live);
  }

  private void takeTogether(List<Integer> buckets) {
    database.write(handle -> {
      new BucketLeaseStore(handle).take(owner, times.lease(), buckets);
      return null;
    });
  }

  /**
   * A process that was paused within a transaction keeps its bucket's row locked; others pass by.
   */
  private void takeAlone(int bucket) {
    try {
      takeTogether(List.of(bucket));
    } catch (RuntimeException stuck) {
      log.warn("a bucket cannot be taken yet bucket={} reason={}", bucket, stuck.toString());
    }
  }

  private void attempt(Runnable round) {
    try {
      round.run();
      if (!reachable) {
        reachable = true;
        log.info("leases are kept again owner={}", owner);
      }
    } catch (RuntimeException failure) {
      if (reachable) {
        reachable = false;
        log.warn("leases cannot be kept owner={} reason={}", owner, failure.toString());
      }
    }
  }

  /** Ends every lease at once, so that others need not wait for them to run out. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(times.lease().toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    trustedUntilNanos = System.nanoTime();
    end(owner);
    log.info("ended every lease owner={}", owner);
  }

  private static ThreadFactory named() {
    return Thread.ofPlatform().name("leases-", 0).daemon().factory();
  }
}
