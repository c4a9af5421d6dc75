package dev.tidemark.user.delivery;

import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.notification.StoredNotification;
import java.util.List;

/**
 * Notifications that go out by one channel in one message, claimed for an attempt.
 *
 * @param message the id of the message, the same for every attempt with the same notifications
 */
record Parcel(
    Channel channel,
    String message,
    List<Delivery> deliveries,
    List<StoredNotification> notifications) {
  Parcel {
    deliveries = List.copyOf(deliveries);
    notifications = List.copyOf(notifications);
  }
}
