package dev.tidemark.user.delivery;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.throttle.AttemptLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Sends once more what has failed, when its owner says so. Safe for use by many threads. */
public final class DeliveryRetry {
  private final Database database;
  private final InstantSource clock;
  private final AttemptLimit ofAccount;
  private final Runnable wake;

  /**
   * Prepares to try again.
   *
   * @param wake told when there is something to deliver
   */
  public DeliveryRetry(Database database, InstantSource clock, Runnable wake) {
    this.database = database;
    this.clock = clock;
    this.ofAccount = new AttemptLimit(20, Duration.ofMinutes(10), clock);
    this.wake = wake;
  }

  /**
   * Lets a notification go out again by a channel at once, also in quiet hours.
   *
   * @throws TidemarkException invalid-value when it has not failed there, or the channel is off;
   *     too-many-requests
   */
  public Delivery retry(Channel channel, NotificationId notification) {
    if (!channel.isOpen()) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "channelId", "The channel is off; switch it on first.");
    }
    ofAccount
        .take(channel.account().toString())
        .ifPresent(wait -> {
          throw TidemarkException.retryAfter(
              ErrorCode.TOO_MANY_REQUESTS,
              "An account can have 20 messages sent again in ten minutes.",
              wait);
        });
    Delivery waiting =
        database.write(handle -> retry(new DeliveryStore(handle), channel, notification));
    wake.run();
    return waiting;
  }

  private Delivery retry(DeliveryStore deliveries, Channel channel, NotificationId notification) {
    if (!deliveries.retry(
        ChannelName.of(channel), notification, Instant.ofEpochMilli(clock.millis()))) {
      throw notFailed(notification);
    }
    return deliveries.of(channel.account(), notification).stream()
        .filter(delivery -> delivery.channel().equals(channel.id()))
        .findFirst()
        .orElseThrow(() -> notFailed(notification));
  }

  private static TidemarkException notFailed(NotificationId notification) {
    return TidemarkException.ofField(
        ErrorCode.INVALID_VALUE,
        "notificationId",
        "Notification " + notification + " has not failed to go out by this channel.");
  }
}
