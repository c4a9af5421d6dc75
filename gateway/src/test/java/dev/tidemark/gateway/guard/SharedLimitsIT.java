package dev.tidemark.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.gateway.redis.RedisClients;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.testkit.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two gateways and one Redis. The clock of the limits stands still. */
class SharedLimitsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final RateLimit first = new RateLimit(2, () -> 1);
  private final RateLimit second = new RateLimit(2, () -> 1);

  @Test
  void whatOneGatewayGrantsTheOtherNoLongerDoes() {
    try (TestRedis redis = TestRedis.start();
        RedisClient client = RedisClients.of(redis.uri().toString());
        SharedLimits _ = SharedLimits.start(client, Map.of("a", first));
        SharedLimits _ = SharedLimits.start(client, Map.of("a", second))) {
      assertThat(grants(first, 15)).isEqualTo(15);
      // Whoever asks hears of what was granted before; the second has to ask after the first.
      await().atMost(SOON).until(() -> told(redis), "15"::equals);

      // Of a burst of 20, five are left for both, and one of them is spent on asking.
      assertThat(grants(second, 1)).isEqualTo(1);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(second.wouldGrant("somebody")).isLessThanOrEqualTo(4));
      assertThat(grants(second, 30)).isEqualTo(4);
      assertThat(grants(second, "somebody else", 30)).isEqualTo(20);
    }
  }

  @Test
  void eachLimitsForItselfWhileRedisIsAway() {
    TestRedis redis = TestRedis.start();
    String url = redis.uri().toString();
    redis.close();
    try (RedisClient client = RedisClients.of(url);
        SharedLimits _ = SharedLimits.start(client, Map.of("a", first))) {
      assertThat(grants(first, 30)).isEqualTo(20);
    }
  }

  @Test
  void aSettingNamesARedisOrNone() {
    assertThat(RedisClients.isAddress("")).isTrue();
    assertThat(RedisClients.isAddress("redis://:secret@127.0.0.1:6379")).isTrue();
    assertThat(RedisClients.isAddress("http://127.0.0.1")).isFalse();
  }

  /** What Redis has been told of; null until then. */
  private static @Nullable String told(TestRedis redis) {
    try (RedisClient client = RedisClient.create(redis.uri().toString());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection.sync().get("tidemark:limit:a:somebody");
    }
  }

  private static int grants(RateLimit limit, int attempts) {
    return grants(limit, "somebody", attempts);
  }

  private static int grants(RateLimit limit, String key, int attempts) {
    int granted = 0;
    for (int attempt = 0; attempt < attempts; attempt++) {
      try {
        limit.take(key);
        granted++;
      } catch (TidemarkException refused) {
        return granted;
      }
    }
    return granted;
  }
}
