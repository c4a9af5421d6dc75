package dev.tidemark.user.session;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.RedisChannels;
import dev.tidemark.testkit.TestRedis;
import dev.tidemark.user.ManualClock;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisSessionStoreIT extends SessionStoreContract {
  private static final TestRedis SERVER = TestRedis.start();

  private final RedisConnection redis = new RedisConnection(SERVER.uri().toString());
  private long accounts;

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Override
  SessionStore store(ManualClock clock) {
    return new RedisSessionStore(redis, clock);
  }

  @Override
  AccountId newAccount() {
    return new AccountId(++accounts);
  }

  @AfterEach
  void empty() {
    redis.run(commands -> commands.flushall());
    redis.close();
  }

  @Test
  void keepsNoTokenAndLetsEveryKeyExpire() {
    SessionToken token = SessionToken.random(new SecureRandom());
    store(clock).create(newAccount(), token.hash(), new Client("browser", "192.0.2.1"));

    List<String> keys = new ArrayList<>(redis.run(commands -> commands.keys("*")));

    assertThat(keys)
        .hasSize(2)
        .allSatisfy(key -> {
          assertThat(key).startsWith("tidemark:session").doesNotContain(token.text());
          assertThat(redis.<Long>run(commands -> commands.pttl(key))).isPositive();
        });
    Map<String, String> session =
        redis.run(commands -> commands.hgetall("tidemark:session:" + token.hash().hex()));
    assertThat(session).isNotEmpty().doesNotContainValue(token.text());
  }

  @Test
  void tellsTheGatewaysOfEverySessionThatEnds() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (RedisClient gateway = RedisClient.create(SERVER.uri().toString());
        StatefulRedisPubSubConnection<String, String> line = gateway.connectPubSub()) {
      line.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String text) {
              heard.add(text);
            }
          });
      line.sync().subscribe(RedisChannels.ENDED_SESSIONS);
      SessionStore store = store(clock);
      AccountId account = newAccount();
      TokenHash first = newToken();
      TokenHash second = newToken();
      TokenHash third = newToken();
      store.create(account, first, new Client("browser", "192.0.2.1"));
      store.create(account, second, new Client("browser", "192.0.2.1"));
      Session kept = store.create(account, third, new Client("browser", "192.0.2.1"));

      store.delete(first);
      store.revokeOthers(account, kept.id());

      await().untilAsserted(() -> assertThat(heard).containsExactly(first.hex(), second.hex()));
    }
  }

  @Test
  void saysThatItIsAwayWhenItsServerIsGone() {
    TestRedis gone = TestRedis.start();
    gone.close();
    try (RedisConnection away = new RedisConnection(gone.uri().toString())) {
      SessionStore store = new RedisSessionStore(away, clock);

      refusal(ErrorCode.UNAVAILABLE, () -> store.find(newToken()));
      refusal(ErrorCode.UNAVAILABLE, away::check);
    }
  }
}
