package dev.tidemark.gateway.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.gateway.redis.RedisClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the gateways of one system of each other's requests, so that a limit holds for all of them
 * together. Every half a second each adds its counts to those in Redis and learns what the others
 * have added: no request waits for Redis, and without Redis each gateway limits for itself.
 */
public final class SharedLimits implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SharedLimits.class);

  /** A limit may be exceeded by what comes in so long; its bursts are ten seconds' worth. */
  private static final Duration BETWEEN = Duration.ofMillis(500);

  /** A bucket that was idle for so long is full anyway. */
  private static final long KEPT_MILLIS = Duration.ofMinutes(1).toMillis();

  private final RedisClient client;
  private final Map<String, RateLimit> limits;

  /** What Redis said last, by limit and key; as many as there are buckets at most. */
  private final Cache<String, Long> known =
      Caffeine.newBuilder()
          .maximumSize(RateLimit.MOST_KEYS)
          .expireAfterAccess(Duration.ofMillis(KEPT_MILLIS))
          .build();

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shared-limits").factory());

  // Both of the one thread.
  private @Nullable StatefulRedisConnection<String, String> connection;
  private boolean away;

  private SharedLimits(RedisClient client, Map<String, RateLimit> limits) {
    this.client = client;
    this.limits = Map.copyOf(limits);
  }

  /** Begins to share limits, each under a name that is the same at every gateway. */
  public static SharedLimits start(RedisClient client, Map<String, RateLimit> limits) {
    SharedLimits shared = new SharedLimits(client, limits);
    var _ =
        shared.thread.scheduleWithFixedDelay(
            shared::exchange, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return shared;
  }

  private void exchange() {
    try {
      if (connection == null) {
        connection = client.connect();
      }
      for (Map.Entry<String, RateLimit> limit : limits.entrySet()) {
        exchange(limit.getKey(), limit.getValue(), connection.async());
      }
      if (away) {
        log.info("Gateways share their limits again");
        away = false;
      }
    } catch (RedisException | ExecutionException | TimeoutException e) {
      if (!away) {
        log.warn("Redis does not answer: each gateway limits requests for itself until it does");
        away = true;
      }
      known.invalidateAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void exchange(String name, RateLimit limit, RedisAsyncCommands<String, String> redis)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Long> granted = limit.granted();
    Map<String, RedisFuture<Long>> totals = new HashMap<>();
    granted.forEach((key, requests) -> {
      String place = "tidemark:limit:" + name + ":" + key;
      totals.put(key, redis.incrby(place, requests));
      var _ = redis.pexpire(place, KEPT_MILLIS);
    });
    for (Map.Entry<String, RedisFuture<Long>> answer : totals.entrySet()) {
      long total =
          answer.getValue().get(RedisClients.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      String key = answer.getKey();
      long mine = granted.getOrDefault(key, 0L);
      Long before = known.asMap().put(name + key, total);
      long others = total - mine - (before == null || before > total ? 0 : before);
      if (others > 0) {
        limit.grantedElsewhere(key, others);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
