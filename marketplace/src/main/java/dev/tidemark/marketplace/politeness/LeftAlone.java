package dev.tidemark.marketplace.politeness;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is not worth asking again for a while. Forgets the least recent when there are too many; who
 * is forgotten is asked once more than needed. Thread-safe.
 */
public final class LeftAlone<K> {
  /** A few megabytes of keys. */
  private static final int MOST = 50_000;

  private final long nanos;
  private final Map<K, Long> since = new LinkedHashMap<>();

  public LeftAlone(Duration duration) {
    this.nanos = duration.toNanos();
  }

  /** Leaves it alone from now on. */
  public synchronized void add(K key, long now) {
    since.remove(key);
    since.put(key, now);
    if (since.size() > MOST) {
      since.remove(since.keySet().iterator().next());
    }
  }

  /** Whether it is to be left alone still. */
  public synchronized boolean contains(K key, long now) {
    Long added = since.get(key);
    if (added == null) {
      return false;
    }
    if (now - added < nanos) {
      return true;
    }
    since.remove(key);
    return false;
  }
}
