package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DueBucket;
import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Finds due items in the buckets of this instance and hands them out: first those nobody has looked
 * at yet, then the others.
 *
 * <p>{@link #look} is called by one thread; the readings may be taken by any.
 */
public final class PollLoop {
  /** How often to look: half of the second within which a new item should be asked for. */
  public static final Duration EVERY = Duration.ofMillis(500);

  /** More first looks than any budget allows between two rounds. */
  private static final int FIRST_LOOKS = 500;

  /** Bounds a round when everything is overdue; the next one goes on with the next buckets. */
  private static final int BUCKETS_PER_ROUND = 64;

  private static final int ITEMS_PER_BUCKET = 200;

  private final Database database;
  private final BucketLeases leases;
  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private volatile Duration lag = Duration.ZERO;
  private volatile int dueBuckets;
  private int rounds;

  public PollLoop(
      Database database, BucketLeases leases, Dispatcher dispatcher, InstantSource clock) {
    this.database = database;
    this.leases = leases;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /** One round. */
  public void look() {
    Instant now = clock.instant();
    List<DueBucket> due =
        database.read(handle -> new PollStateStore(handle).dueBuckets()).stream()
            .filter(bucket -> !bucket.dueAt().isAfter(now))
            .filter(bucket -> leases.of(bucket.bucket()).isPresent())
            .toList();
    lag = lag(due, now);
    dueBuckets = due.size();
    if (due.isEmpty()) {
      return;
    }
    database
        .read(handle -> new PollStateStore(handle).dueFirstLooks(now, FIRST_LOOKS))
        .forEach(dispatcher::dispatch);
    for (DueBucket bucket : turn(due)) {
      items(bucket, now).forEach(dispatcher::dispatch);
    }
    dispatcher.postponeWaiting(now);
  }

  /** How long the longest waiting item of our buckets has been due. */
  public Duration lag() {
    return lag;
  }

  /** How many of our buckets have due items. */
  public int dueBuckets() {
    return dueBuckets;
  }

  private List<DuePoll> items(DueBucket bucket, Instant now) {
    return database.read(
        handle -> new PollStateStore(handle).due(bucket.bucket(), now, ITEMS_PER_BUCKET));
  }

  /** Those whose turn it is: the longest waiting first, or all in turn when there are too many. */
  private List<DueBucket> turn(List<DueBucket> due) {
    if (due.size() <= BUCKETS_PER_ROUND) {
      return due.stream().sorted(Comparator.comparing(DueBucket::dueAt)).toList();
    }
    List<DueBucket> rotated = new ArrayList<>(due);
    Collections.rotate(rotated, -(rounds++ * BUCKETS_PER_ROUND % due.size()));
    return rotated.subList(0, BUCKETS_PER_ROUND);
  }

  private static Duration lag(List<DueBucket> due, Instant now) {
    return due.stream()
        .map(bucket -> Duration.between(bucket.dueAt(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
