package dev.tidemark.gateway.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line on which words are heard in the order in which they were said, as long as it holds;
 * whatever is said while it is broken is lost. Thread-safe.
 */
public final class RedisChannel implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisChannel.class);

  private static final long BETWEEN_ATTEMPTS_MS = 500;

  /** Hears one thing after the other, on a thread that must not wait. */
  public interface Listener {
    void hear(String channel, String text);

    /** The line holds, for the first time or again: what was said before was not heard. */
    void connected();
  }

  private final RedisClient client;
  private final Listener listener;
  private final String[] names;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redis-channel").factory());

  private volatile @Nullable StatefulRedisPubSubConnection<String, String> connection;

  private RedisChannel(RedisClient client, Listener listener, String... names) {
    this.client = client;
    this.listener = listener;
    this.names = names.clone();
  }

  /** Listens as soon as Redis answers, and again whenever the line was broken. */
  public static RedisChannel open(RedisClient client, Listener listener, String... names) {
    RedisChannel channel = new RedisChannel(client, listener, names);
    var _ =
        channel.thread.scheduleWithFixedDelay(
            channel::connect, 0, BETWEEN_ATTEMPTS_MS, TimeUnit.MILLISECONDS);
    return channel;
  }

  /** Until it succeeds; from then on the client itself comes back whenever the line breaks. */
  private void connect() {
    if (connection != null) {
      return;
    }
    try {
      StatefulRedisPubSubConnection<String, String> opened = client.connectPubSub();
      opened.addListener(new Words());
      var _ = opened.async().subscribe(names);
      connection = opened;
    } catch (RedisException away) {
      log.debug("Redis does not answer yet", away);
    }
  }

  /** Says something to everybody who listens, this process included; nothing while it is broken. */
  public void say(String name, String text) {
    StatefulRedisPubSubConnection<String, String> current = connection;
    if (current != null) {
      var _ = current.async().publish(name, text);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    StatefulRedisPubSubConnection<String, String> current = connection;
    if (current != null) {
      current.close();
    }
  }

  /** What arrives from Redis. */
  private final class Words extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String text) {
      try {
        listener.hear(channel, text);
      } catch (RuntimeException unreadable) {
        log.warn("What was said on {} could not be read", channel, unreadable);
      }
    }

    @Override
    public void subscribed(String channel, long count) {
      if (count == names.length) {
        listener.connected();
      }
    }
  }
}
