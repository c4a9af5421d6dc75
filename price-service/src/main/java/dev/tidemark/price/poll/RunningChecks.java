package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ListingId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Which items are being checked now, and in which buckets. Safe for use by many threads. */
public final class RunningChecks {
  /** Longer than a shop minds; short enough that nobody waits for long once we can write again. */
  private static final Duration REST = Duration.ofMinutes(1);

  private final Set<ListingId> listings = ConcurrentHashMap.newKeySet();
  private final Map<ListingId, Long> resting = new ConcurrentHashMap<>();
  private final AtomicIntegerArray byBucket = new AtomicIntegerArray(Buckets.COUNT);

  /** Begins a check, unless one of this item runs, or it rests. */
  boolean begin(int bucket, ListingId listing) {
    if (rests(listing) || !listings.add(listing)) {
      return false;
    }
    byBucket.incrementAndGet(bucket);
    return true;
  }

  void end(int bucket, ListingId listing) {
    byBucket.decrementAndGet(bucket);
    listings.remove(listing);
  }

  /**
   * Lets an item rest about which nothing could be written, not even that it failed: it is due
   * still, and would be asked for in each round.
   */
  void rest(ListingId listing) {
    resting.put(listing, System.nanoTime() + REST.toNanos());
  }

  private boolean rests(ListingId listing) {
    Long until = resting.get(listing);
    if (until == null) {
      return false;
    }
    if (until - System.nanoTime() > 0) {
      return true;
    }
    resting.remove(listing);
    return false;
  }

  /** Whether a check runs in a bucket. */
  public boolean in(int bucket) {
    return byBucket.get(bucket) > 0;
  }

  public int count() {
    return listings.size();
  }
}
