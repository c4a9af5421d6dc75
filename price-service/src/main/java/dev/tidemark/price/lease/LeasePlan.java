package dev.tidemark.price.lease;

import dev.tidemark.itemsdb.poll.BucketLease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * Which buckets a price service takes and which it gives back, so that everyone has a fair share.
 */
record LeasePlan(List<Integer> take, List<Integer> giveBack) {
  /**
   * Plans for one owner.
   *
   * @param live how many price services are alive, this one included
   * @param busy buckets in which a check runs: they are given back another time
   */
  static LeasePlan of(
      List<BucketLease> leases, String owner, int live, IntPredicate busy, RandomGenerator random) {
    List<Integer> mine = new ArrayList<>();
    List<Integer> free = new ArrayList<>();
    for (BucketLease lease : leases) {
      if (!lease.live()) {
        free.add(lease.bucket());
      } else if (lease.owner().equals(owner)) {
        mine.add(lease.bucket());
      }
    }
    int share = Math.ceilDiv(leases.size(), Math.max(live, 1));
    if (mine.size() > share) {
      return new LeasePlan(List.of(), surplus(mine, mine.size() - share, busy));
    }
    // In an order of its own, so that two that start together seldom want the same buckets.
    Collections.shuffle(free, random);
    return new LeasePlan(free.subList(0, Math.min(free.size(), share - mine.size())), List.of());
  }

  private static List<Integer> surplus(List<Integer> mine, int count, IntPredicate busy) {
    return mine.stream().filter(bucket -> !busy.test(bucket)).limit(count).toList();
  }
}
