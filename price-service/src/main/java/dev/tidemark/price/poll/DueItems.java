package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.flashsale.FlashSessionStore;
import dev.tidemark.itemsdb.poll.DueBucket;
import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.price.schedule.LookOrder;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the items to look at in some buckets, the most urgent first. For use by one thread. */
public final class DueItems {
  /** More than any budget allows between two rounds. */
  private static final int URGENT = 500;

  /** Bounds a round when everything is overdue; the next one goes on with the next buckets. */
  private static final int BUCKETS_PER_ROUND = 64;

  /** A region that has a quarter of what could be found hides the others, and has enough. */
  private static final int FEWEST_CROWDS = 4;

  /** So long a sale's list goes before everything else at most, also where it cannot be had. */
  private static final Duration SALE_BEGINS = Duration.ofSeconds(15);

  /** Beyond any due time. */
  private static final Duration FAR = Duration.ofDays(365);

  private final Database database;
  private final Supplier<Set<Region>> regions;
  private int rounds;

  /**
   * Finds items in a database.
   *
   * @param regions those that have items, as far as that is known
   */
  public DueItems(Database database, Supplier<Set<Region>> regions) {
    this.database = database;
    this.regions = regions;
  }

  /** The earliest due time of each bucket that has items. */
  List<DueBucket> buckets() {
    return database.read(handle -> new DuePollStore(handle).dueBuckets());
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
          items.addAll(ofBuckets(store, turn, now, perBucket));
          return items;
        });
    found.sort(LookOrder.at(now));
    return distinct(found);
  }

  /**
   * The longest waiting items of each bucket, and those that wait behind a crowd of other regions'
   * items: every region has a budget of its own, which nobody else's backlog may leave idle.
   */
  private List<DuePoll> ofBuckets(
      DuePollStore store, List<DueBucket> buckets, Instant now, int perBucket) {
    List<DuePoll> items = new ArrayList<>();
    List<Integer> full = new ArrayList<>();
    for (DueBucket bucket : buckets) {
      List<DuePoll> first = store.due(bucket.bucket(), now, perBucket);
      items.addAll(first);
      if (first.size() == perBucket) {
        full.add(bucket.bucket());
      }
    }
    Set<Region> crowds = crowds(items, perBucket * buckets.size());
    if (!crowds.isEmpty() && !crowds.containsAll(regions.get())) {
      full.forEach(bucket -> items.addAll(store.dueOfOthers(bucket, now, perBucket, crowds)));
    }
    return items;
  }

  /** With many regions, one is a crowd with its share. */
  private Set<Region> crowds(List<DuePoll> items, int most) {
    Map<Region, Long> counts =
        items.stream()
            .collect(Collectors.groupingBy(item -> item.listing().region(), Collectors.counting()));
    int crowds = Math.max(FEWEST_CROWDS, regions.get().size());
    counts.values().removeIf(count -> count * crowds < most);
    return counts.keySet();
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

  /**
   * Those of some regions of whose looks none is to be made now: a flash sale has just begun there,
   * and with one request its list tells the prices of many items.
   */
  Set<Region> withSalesBeginning(Set<Region> among, Instant now) {
    if (among.isEmpty()) {
      return Set.of();
    }
    Instant begun = now.minus(Schedule.AFTER_BOUNDARY);
    return database.read(handle ->
        new FlashSessionStore(handle).beginning(among, begun.minus(SALE_BEGINS), begun, now));
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
