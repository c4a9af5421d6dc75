package dev.tidemark.user.notification;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.Notification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification in an inbox.
 *
 * @param content what it says, without its id and times
 */
public record StoredNotification(
    AccountId account,
    NotificationId id,
    Instant createdAt,
    @Nullable Instant readAt,
    Notification content) {

  /** The whole of it, as it is told. */
  public Notification message() {
    Notification.Builder message =
        content.toBuilder()
            .setNotificationId(id.toString())
            .setCreatedAtMs(createdAt.toEpochMilli());
    if (readAt != null) {
      message.setReadAtMs(readAt.toEpochMilli());
    }
    return message.build();
  }
}
