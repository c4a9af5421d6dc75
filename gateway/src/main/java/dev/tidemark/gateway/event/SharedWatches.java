package dev.tidemark.gateway.event;

import dev.tidemark.gateway.redis.RedisChannel;
import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import io.lettuce.core.RedisClient;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the other gateways of one system which lists of watches change here, and this one's event
 * streams which change there: a page listens at one gateway, and its requests come to any of them.
 *
 * <p>Without Redis a stream learns of it at its next review, within a minute. Thread-safe.
 */
public final class SharedWatches implements WatchChanges, AutoCloseable {
  private static final String CHANNEL = "tidemark:watches";

  private final WatchChanges here;

  /** By which a gateway knows its own words. */
  private final String self = UUID.randomUUID().toString();

  private final RedisChannel channel;

  private SharedWatches(RedisClient client, WatchChanges here, Runnable missed) {
    this.here = here;
    this.channel =
        RedisChannel.open(
            client,
            new RedisChannel.Listener() {
              @Override
              public void hear(String channel, String text) {
                SharedWatches.this.hear(Message.parse(text));
              }

              @Override
              public void connected() {
                missed.run();
              }
            },
            CHANNEL);
  }

  /**
   * Begins to tell and to listen, as soon as Redis answers.
   *
   * @param here hears what changes at this gateway and at every other
   * @param missed runs when any list may have changed unheard
   */
  public static SharedWatches start(RedisClient client, WatchChanges here, Runnable missed) {
    return new SharedWatches(client, here, missed);
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
    channel.say(CHANNEL, message.text());
  }

  private void hear(Message message) {
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
    channel.close();
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
