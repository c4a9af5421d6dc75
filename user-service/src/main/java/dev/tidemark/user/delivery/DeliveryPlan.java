package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.channel.ChannelStore;
import dev.tidemark.user.notification.StoredNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Plans by which channels notifications go out, and when. */
public final class DeliveryPlan {
  private DeliveryPlan() {}

  /** Plans the deliveries of notifications, in the transaction that makes these. */
  public static void of(Handle handle, List<StoredNotification> notifications, Instant now) {
    List<AccountId> accounts =
        notifications.stream().map(StoredNotification::account).distinct().toList();
    Map<AccountId, List<Channel>> channels =
        new ChannelStore(handle)
            .of(accounts).stream()
                .filter(Channel::isOpen)
                .collect(Collectors.groupingBy(Channel::account));
    if (channels.isEmpty()) {
      return;
    }
    Map<AccountId, AlertSettings> settings = new AlertSettingsStore(handle).of(channels.keySet());
    List<Delivery> deliveries = new ArrayList<>();
    for (StoredNotification notification : notifications) {
      AccountId account = notification.account();
      Instant due = settings.getOrDefault(account, AlertSettings.AT_ANY_TIME).due(now);
      for (Channel channel : channels.getOrDefault(account, List.of())) {
        deliveries.add(
            new Delivery(
                account,
                notification.id(),
                channel.id(),
                Delivery.State.WAITING,
                0,
                "",
                due,
                "",
                now,
                null));
      }
    }
    new DeliveryStore(handle).insert(deliveries);
  }
}
