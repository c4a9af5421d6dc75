package dev.tidemark.bench.load;

import dev.tidemark.bench.dataset.Dataset;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * Sessions of the simulated people, written straight into Redis: logging in is a load of its own.
 */
final class Tokens {
  private static final Duration LIFETIME = Duration.ofDays(7);

  private Tokens() {}

  static String of(int person) {
    return "load-test-session-of-person-%015d".formatted(person);
  }

  static void write(String redis, int people) {
    String now = Long.toString(System.currentTimeMillis());
    try (RedisClient client = RedisClient.create(redis)) {
      RedisCommands<String, String> commands = client.connect().sync();
      for (int person = 0; person < people; person++) {
        String account = Long.toString(Dataset.account(person));
        String key = "tidemark:session:" + hash(of(person));
        Map<String, String> session =
            Map.of(
                "id",
                "load%018d".formatted(person),
                "account",
                account,
                "created",
                now,
                "seen",
                now,
                "agent",
                "load test",
                "address",
                "127.0.0.1");
        long _ = commands.hset(key, session);
        boolean _ = commands.pexpire(key, LIFETIME.toMillis());
        String _ =
            commands.set("peer:session:" + of(person), account, SetArgs.Builder.ex(LIFETIME));
      }
    }
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
