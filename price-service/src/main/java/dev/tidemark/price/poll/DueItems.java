package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DueBucket;
import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.price.schedule.LookOrder;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the items to look at in some buckets, the most urgent first. For use by one thread. */
final class DueItems {
  /** More than any budget allows between two rounds. */
  private static final int URGENT = 500;

  /** Bounds a round when everything is overdue; the next one goes on with the next buckets. */
  private static final int BUCKETS_PER_ROUND = 64;

  /** Beyond any due time. */
  private static final Duration FAR = Duration.ofDays(365);

  private final Database database;
  private int rounds;

  DueItems(Database database) {
    this.database = database;
  }

  /**
   * What is due now.
   *
   * @param buckets those with due items
   * @param most about how many items are wanted
   */
  List<DuePoll> due(List<DueBucket> buckets, Instant now, int most) {
    if (buckets.isEmpty()) {
      return List.of();
    }
    List<DueBucket> turn = turn(buckets);
    int perBucket = Math.max(8, most / turn.size());
    List<DuePoll> found =
        database.read(handle -> {
          DuePollStore store = new DuePollStore(handle);
          List<DuePoll> items = new ArrayList<>();
          items.addAll(store.atBoundary(now.minus(Schedule.AFTER_BOUNDARY), now, URGENT));
          items.addAll(store.firstLooks(now, URGENT));
          turn.forEach(bucket -> items.addAll(store.due(bucket.bucket(), now, perBucket)));
          return items;
        });
    found.sort(LookOrder.at(now));
    return distinct(found);
  }

  /**
   * What is due soonest.
   *
   * @param buckets of which the soonest ones are searched
   * @param most how many items are wanted
   */
  List<DuePoll> soon(List<DueBucket> buckets, Instant now, int most) {
    List<DueBucket> soonest =
        buckets.stream().sorted(Comparator.comparing(DueBucket::dueAt)).limit(most).toList();
    return database.read(handle -> {
      DuePollStore store = new DuePollStore(handle);
      List<DuePoll> items = new ArrayList<>();
      soonest.forEach(bucket -> items.addAll(store.due(bucket.bucket(), now.plus(FAR), 2)));
      items.sort(Comparator.comparing(DuePoll::dueAt));
      return items;
    });
  }

  /** Those whose turn it is: the longest waiting first, or all in turn when there are too many. */
  private List<DueBucket> turn(List<DueBucket> due) {
    if (due.size() <= BUCKETS_PER_ROUND) {
      return due;
    }
    List<DueBucket> rotated = new ArrayList<>(due);
    Collections.rotate(rotated, -(rounds++ * BUCKETS_PER_ROUND % due.size()));
    return rotated.subList(0, BUCKETS_PER_ROUND);
  }

  private static List<DuePoll> distinct(List<DuePoll> found) {
    Set<ListingId> seen = new HashSet<>();
    return found.stream().filter(due -> seen.add(due.listing())).toList();
  }
}
