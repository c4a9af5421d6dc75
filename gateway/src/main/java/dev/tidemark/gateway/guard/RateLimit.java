package dev.tidemark.gateway.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many requests per second for each key, with bursts of ten seconds' worth. Thread-safe.
 *
 * <p>Token buckets in the form of GCRA: a key's state is one number, the time at which its bucket
 * would be full again.
 */
public final class RateLimit {
  /** A page opens a few dozen requests at once; a script catches up after a pause. */
  private static final int BURST_SECONDS = 10;

  /** At about 150 bytes each this stays under 16 MB whatever the number of addresses. */
  private static final int MOST_KEYS = 100_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long nanosPerRequest;
  private final long burstNanos;
  private final LongSupplier nanoTime;
  private final Cache<String, AtomicLong> fullAt =
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
    AtomicLong bucket = fullAt.get(key, _ -> new AtomicLong(now));
    while (true) {
      long before = bucket.get();
      long after = (before - now < 0 ? now : before) + nanosPerRequest;
      long wait = after - now - burstNanos;
      if (wait > 0) {
        throw TidemarkException.retryAfter(
            ErrorCode.TOO_MANY_REQUESTS,
            "Too many requests from one place; wait a little.",
            Duration.ofNanos(wait));
      }
      if (bucket.compareAndSet(before, after)) {
        return;
      }
    }
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
