package dev.tidemark.gateway.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many requests per second for each key, with bursts of ten seconds' worth. Thread-safe.
 *
 * <p>Token buckets in the form of GCRA: a key's state is one number, the time at which its bucket
 * would be full again. Another gateway's requests move that time as our own do.
 */
public final class RateLimit {
  /** A page opens a few dozen requests at once; a script catches up after a pause. */
  private static final int BURST_SECONDS = 10;

  /** At about 150 bytes each this stays under 16 MB whatever the number of addresses. */
  static final int MOST_KEYS = 100_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long nanosPerRequest;
  private final long burstNanos;
  private final LongSupplier nanoTime;

  /** A key's state: when its bucket is full again, and what other gateways do not know of yet. */
  private static final class Bucket {
    private final AtomicLong fullAt;
    private final AtomicLong untold = new AtomicLong();

    private Bucket(long now) {
      fullAt = new AtomicLong(now);
    }
  }

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEYS)
          // An idle bucket is full after ten seconds, so nothing is lost with it.
          .expireAfterAccess(Duration.ofSeconds(4 * BURST_SECONDS))
          .build();

  /** Makes a limit; 0 requests per second means none. */
  public RateLimit(int requestsPerSecond, LongSupplier nanoTime) {
    this.nanosPerRequest = requestsPerSecond == 0 ? 0 : NANOS_PER_SECOND / requestsPerSecond;
    this.burstNanos = BURST_SECONDS * NANOS_PER_SECOND;
    this.nanoTime = nanoTime;
  }

  /**
   * Counts one request of a key.
   *
   * @throws TidemarkException too-many-requests, with the time to wait
   */
  public void take(String key) {
    if (nanosPerRequest == 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(key, _ -> new Bucket(now));
    while (true) {
      long before = bucket.fullAt.get();
      long after = (before - now < 0 ? now : before) + nanosPerRequest;
      long wait = after - now - burstNanos;
      if (wait > 0) {
        throw TidemarkException.retryAfter(
            ErrorCode.TOO_MANY_REQUESTS,
            "Too many requests from one place; wait a little.",
            Duration.ofNanos(wait));
      }
      if (bucket.fullAt.compareAndSet(before, after)) {
        bucket.untold.incrementAndGet();
        return;
      }
    }
  }

  /** How many more requests of a key would be granted at once. */
  long wouldGrant(String key) {
    Bucket bucket = buckets.getIfPresent(key);
    long ahead = bucket == null ? 0 : Math.max(0, bucket.fullAt.get() - nanoTime.getAsLong());
    return (burstNanos - ahead) / nanosPerRequest;
  }

  /** Requests by key that were granted here since this was last asked. */
  Map<String, Long> granted() {
    Map<String, Long> granted = new HashMap<>();
    buckets
        .asMap()
        .forEach((key, bucket) -> {
          long untold = bucket.untold.getAndSet(0);
          if (untold > 0) {
            granted.put(key, untold);
          }
        });
    return granted;
  }

  /** Counts requests of a key that another gateway has granted. */
  void grantedElsewhere(String key, long requests) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(key, _ -> new Bucket(now));
    bucket.fullAt.updateAndGet(before ->
        // More than a full burst changes nothing: nobody waits longer than an emptied bucket takes.
        Math.min((before - now < 0 ? 0 : before - now) + requests * nanosPerRequest, burstNanos)
            + now);
  }

  /** The key of an address: itself, or its network of 64 bits, which one household has, in IPv6. */
  public static String addressKey(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = java.net.InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 16 ? java.util.HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}
