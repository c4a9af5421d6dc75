package dev.tidemark.gateway.event;

import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other gateways of one system which lists of watches change here, and this one's event
 * streams which change there: a page listens at one gateway, and its requests come to any of them.
 *
 * <p>Without Redis a stream learns of it at its next review, within a minute. Thread-safe.
 */
public final class SharedWatches implements WatchChanges, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SharedWatches.class);

  private static final String CHANNEL = "tidemark:watches";
  private static final long BETWEEN_ATTEMPTS_MS = 500;

  private final RedisClient client;
  private final WatchChanges here;
  private final Runnable missed;

  /** By which a gateway knows its own words. */
  private final String self = UUID.randomUUID().toString();

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shared-watches").factory());

  private volatile @Nullable StatefulRedisPubSubConnection<String, String> connection;

  private SharedWatches(RedisClient client, WatchChanges here, Runnable missed) {
    this.client = client;
    this.here = here;
    this.missed = missed;
  }

  /**
   * Begins to tell and to listen, as soon as Redis answers.
   *
   * @param here hears what changes at this gateway and at every other
   * @param missed runs when any list may have changed unheard
   */
  public static SharedWatches start(RedisClient client, WatchChanges here, Runnable missed) {
    SharedWatches shared = new SharedWatches(client, here, missed);
    var _ =
        shared.thread.scheduleWithFixedDelay(
            shared::connect, 0, BETWEEN_ATTEMPTS_MS, TimeUnit.MILLISECONDS);
    return shared;
  }

  /** Until it succeeds; from then on the client itself comes back whenever the line breaks. */
  private void connect() {
    if (connection != null) {
      return;
    }
    try {
      StatefulRedisPubSubConnection<String, String> opened = client.connectPubSub();
      opened.addListener(new Listener());
      var _ = opened.async().subscribe(CHANNEL);
      connection = opened;
    } catch (RedisException away) {
      log.debug("Redis does not answer yet", away);
    }
  }

  @Override
  public void adding(AccountId account, ItemKey item) {
    here.adding(account, item);
    publish(new Message(self, account, Optional.of(item)));
  }

  @Override
  public void changed(AccountId account) {
    here.changed(account);
    publish(new Message(self, account, Optional.empty()));
  }

  private void publish(Message message) {
    StatefulRedisPubSubConnection<String, String> current = connection;
    if (current != null) {
      var _ = current.async().publish(CHANNEL, message.text());
    }
  }

  private void hear(String text) {
    Message message = Message.parse(text);
    if (message.sender().equals(self)) {
      return;
    }
    message
        .adding()
        .ifPresentOrElse(
            item -> here.adding(message.account(), item), () -> here.changed(message.account()));
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
  private final class Listener extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String text) {
      try {
        hear(text);
      } catch (RuntimeException unreadable) {
        log.warn("Another gateway's word could not be read: {}", text, unreadable);
      }
    }

    /** Also after the line broke: what was said meanwhile was not heard. */
    @Override
    public void subscribed(String channel, long count) {
      missed.run();
    }
  }

  /**
   * One gateway's word: a list has changed, or is about to have an item added.
   *
   * @param adding the item that is about to be added
   */
  record Message(String sender, AccountId account, Optional<ItemKey> adding) {
    String text() {
      String known = sender + " " + account.value();
      return adding.map(item -> known + " " + item).orElse(known);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws RuntimeException when it is not of that form
     */
    static Message parse(String text) {
      String[] words = text.split(" ", -1);
      Optional<ItemKey> item = words.length == 2 ? Optional.empty() : ItemKey.parse(words[2]);
      return new Message(words[0], new AccountId(Long.parseLong(words[1])), item);
    }
  }
}
