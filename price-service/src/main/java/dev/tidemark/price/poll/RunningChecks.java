package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ListingId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Which items are being checked now, and in which buckets. Safe for use by many threads. */
public final class RunningChecks {
  private final Set<ListingId> listings = ConcurrentHashMap.newKeySet();
  private final AtomicIntegerArray byBucket = new AtomicIntegerArray(Buckets.COUNT);

  /** Begins a check, unless one of this item runs. */
  boolean begin(int bucket, ListingId listing) {
    if (!listings.add(listing)) {
      return false;
    }
    byBucket.incrementAndGet(bucket);
    return true;
  }

  void end(int bucket, ListingId listing) {
    byBucket.decrementAndGet(bucket);
    listings.remove(listing);
  }

  /** Whether a check runs in a bucket. */
  public boolean in(int bucket) {
    return byBucket.get(bucket) > 0;
  }

  public int count() {
    return listings.size();
  }
}
