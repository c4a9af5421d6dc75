package dev.tidemark.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.gateway.redis.RedisClients;
import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.testkit.TestRedis;
import io.lettuce.core.RedisClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways and one Redis: what changes at one is heard at the other. */
class SharedWatchesIT {
  private static final AccountId ADA = new AccountId(7);
  private static final ItemKey ITEM = ItemKey.parse("sg.67707640.2245175584").orElseThrow();

  private final TestRedis redis = TestRedis.start();
  private final Gateway first = new Gateway();
  private final Gateway second = new Gateway();

  @BeforeEach
  void areConnected() {
    await().until(() -> first.missed.get() == 1 && second.missed.get() == 1);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    redis.close();
  }

  @Test
  void anItemIsOfInterestEverywhereFromTheMomentOnInWhichItIsAdded() {
    first.shared.adding(ADA, ITEM);

    await().until(() -> !second.heard.isEmpty());
    assertThat(second.heard).containsExactly("adding 7 sg.67707640.2245175584");
  }

  @Test
  void aListThatChangesIsReadAgainEverywhereOnce() {
    first.shared.changed(ADA);
    first.shared.changed(new AccountId(8));

    await().until(() -> second.heard.contains("changed 8"));
    assertThat(second.heard).containsExactly("changed 7", "changed 8");
    // What comes back to whoever said it is its own word, which it has heard before.
    assertThat(first.heard).containsExactly("changed 7", "changed 8");
  }

  @Test
  void withoutRedisAGatewayStillHearsItself() {
    redis.close();

    first.shared.changed(ADA);

    assertThat(first.heard).containsExactly("changed 7");
  }

  /** What one gateway hears. */
  private final class Gateway implements WatchChanges, AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();
    private final RedisClient client = RedisClients.of(redis.uri().toString());
    private final SharedWatches shared = SharedWatches.start(client, this, missed::incrementAndGet);

    @Override
    public void adding(AccountId account, ItemKey item) {
      heard.add("adding " + account.value() + " " + item);
    }

    @Override
    public void changed(AccountId account) {
      heard.add("changed " + account.value());
    }

    @Override
    public void close() {
      shared.close();
      client.close();
    }
  }
}
