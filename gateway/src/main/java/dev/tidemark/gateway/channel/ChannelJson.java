package dev.tidemark.gateway.channel;

import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.Delivery;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Channels and deliveries as the API shows them. */
public final class ChannelJson {
  private ChannelJson() {}

  /** Writes the fields of a channel into an object that has begun. */
  static void write(JsonGenerator json, Channel channel) {
    json.writeStringProperty("channelId", channel.getChannelId());
    json.writeStringProperty("kind", word(channel.getKind()));
    json.writeStringProperty("name", channel.getName());
    json.writeStringProperty("target", channel.getTarget());
    json.writeBooleanProperty("enabled", channel.getEnabled());
    json.writeBooleanProperty("confirmed", channel.getConfirmed());
    Json.time(json, "createdAt", channel.getCreatedAtMs());
    json.writeNumberProperty("failures", channel.getFailures());
    Json.text(json, "offReason", orNull(channel.getOffReason()));
  }

  /** Writes the fields of a delivery into an object that has begun. */
  public static void write(JsonGenerator json, Delivery delivery) {
    json.writeStringProperty("notificationId", delivery.getNotificationId());
    json.writeStringProperty("channelId", delivery.getChannelId());
    json.writeStringProperty("state", delivery.getState());
    json.writeNumberProperty("attempts", delivery.getAttempts());
    Json.text(json, "error", orNull(delivery.getError()));
    Json.time(json, "createdAt", delivery.getCreatedAtMs());
    Json.timeOrNull(json, "dueAt", delivery.hasDueAtMs(), delivery.getDueAtMs());
    Json.timeOrNull(json, "finishedAt", delivery.hasFinishedAtMs(), delivery.getFinishedAtMs());
  }

  /** Finds a kind by its word in the API. */
  static Optional<ChannelKind> kind(String word) {
    return Arrays.stream(ChannelKind.values())
        .filter(kind ->
            kind != ChannelKind.UNRECOGNIZED && kind != ChannelKind.CHANNEL_KIND_UNSPECIFIED)
        .filter(kind -> word(kind).equals(word))
        .findFirst();
  }

  private static String word(ChannelKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
