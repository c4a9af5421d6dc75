package dev.tidemark.user.session;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to Redis that all threads share; opened at the first use and again after it
 * was lost, so that the service starts and lives on without Redis.
 */
public final class RedisConnection implements AutoCloseable {
  /** Redis answers within a millisecond; who waits longer waits for a machine that is away. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final RedisClient client;

  // Both guarded by this.
  private @Nullable StatefulRedisConnection<String, String> connection;
  private long failedAt = System.nanoTime() - LONGEST_WAIT.toNanos();

  public RedisConnection(String url) {
    client = RedisClient.create(RedisURI.create(url));
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(LONGEST_WAIT))
            .socketOptions(SocketOptions.builder().connectTimeout(LONGEST_WAIT).build())
            .build());
  }

  /** Whether a setting names a Redis, or, being empty, none. */
  public static boolean isAddress(String url) {
    if (url.isEmpty()) {
      return true;
    }
    try {
      RedisURI.create(url);
      return true;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /**
   * Runs commands.
   *
   * @throws TidemarkException UNAVAILABLE when Redis does not answer
   */
  public <T> T run(Function<RedisCommands<String, String>, T> work) {
    try {
      return work.apply(connected().sync());
    } catch (RedisException failure) {
      throw new TidemarkException(
          ErrorCode.UNAVAILABLE, "the store of sessions does not answer", failure);
    }
  }

  /** Fails when Redis does not answer. */
  public void check() {
    run(RedisCommands::ping);
  }

  @Override
  public void close() {
    client.shutdown(0, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized StatefulRedisConnection<String, String> connected() {
    if (connection == null) {
      // Whoever queued here behind a failed attempt fails with it instead of waiting as long again.
      if (System.nanoTime() - failedAt < LONGEST_WAIT.toNanos()) {
        throw new RedisConnectionException("Redis was away a moment ago");
      }
      try {
        connection = client.connect();
      } catch (RedisException failure) {
        failedAt = System.nanoTime();
        throw failure;
      }
    }
    return connection;
  }
}
