package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.notification.NotificationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of notifications on their ways out. Safe for use by many threads. */
public final class DeliveryLog {
  private final Database database;

  public DeliveryLog(Database database) {
    this.database = database;
  }

  /** The newest 100 of a channel, newest first. */
  public List<Delivery> of(Channel channel) {
    return database.read(handle -> new DeliveryStore(handle).log(channel.account(), channel.id()));
  }

  /** Those of each of these notifications. */
  public Map<NotificationId, List<Delivery>> of(
      AccountId account, Collection<NotificationId> notifications) {
    return database.read(handle -> {
      DeliveryStore store = new DeliveryStore(handle);
      Map<NotificationId, List<Delivery>> found = new HashMap<>();
      notifications.forEach(id -> found.put(id, store.of(account, id)));
      return found;
    });
  }
}
