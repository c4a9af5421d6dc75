package dev.tidemark.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;

/** Makes clients of Redis for which nobody ever waits long. */
public final class RedisClients {
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private RedisClients() {}

  /** Whether a setting names a Redis, or, being empty, none. */
  public static boolean isAddress(String url) {
    if (url.isEmpty()) {
      return true;
    }
    try {
      return RedisURI.create(url).getPort() >= 0;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /** A client that refuses commands at once while Redis is away; connects when first used. */
  public static RedisClient of(String url) {
    RedisClient client = RedisClient.create(RedisURI.create(url));
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(LONGEST_WAIT))
            .build());
    return client;
  }
}
