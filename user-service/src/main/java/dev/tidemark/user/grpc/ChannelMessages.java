package dev.tidemark.user.grpc;

import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.channel.ChannelKind;
import dev.tidemark.user.delivery.Delivery;
import java.time.Instant;
import java.util.Locale;

/** Channels and deliveries between messages and our words. */
final class ChannelMessages {
  private ChannelMessages() {}

  static ChannelKind kind(dev.tidemark.protocol.user.v1.ChannelKind message) {
    return switch (message) {
      case CHANNEL_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw WatchMessages.invalid("kind", "A channel needs a kind that is known.");
      case WEBHOOK, EMAIL, NTFY, GOTIFY, TELEGRAM, DISCORD, SLACK, APPRISE, WEB_PUSH ->
          ChannelKind.ofNumber(message.getNumber());
    };
  }

  static dev.tidemark.protocol.user.v1.Channel message(Channel channel) {
    return dev.tidemark.protocol.user.v1.Channel.newBuilder()
        .setChannelId(channel.id())
        .setKindValue(channel.kind().number())
        .setName(channel.name())
        .setTarget(channel.shownTarget())
        .setEnabled(channel.enabled())
        .setConfirmed(channel.confirmed())
        .setCreatedAtMs(channel.createdAt().toEpochMilli())
        .setFailures(channel.failures())
        .setOffReason(channel.offReason())
        .build();
  }

  static dev.tidemark.protocol.user.v1.Delivery message(Delivery delivery) {
    var message =
        dev.tidemark.protocol.user.v1.Delivery.newBuilder()
            .setNotificationId(delivery.notification().toString())
            .setChannelId(delivery.channel())
            .setState(delivery.state().name().toLowerCase(Locale.ROOT))
            .setAttempts(delivery.attempts())
            .setError(delivery.problem())
            .setCreatedAtMs(delivery.createdAt().toEpochMilli());
    Instant dueAt = delivery.dueAt();
    if (dueAt != null) {
      message.setDueAtMs(dueAt.toEpochMilli());
    }
    Instant finishedAt = delivery.finishedAt();
    if (finishedAt != null) {
      message.setFinishedAtMs(finishedAt.toEpochMilli());
    }
    return message.build();
  }
}
