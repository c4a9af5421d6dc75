package dev.tidemark.user.delivery;

import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.channel.ChannelStore;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.notification.NotificationStore;
import dev.tidemark.user.notification.StoredNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Claims what is due and packs it: all that is due for a channel goes out in one message, one
 * message at a time. What was in a message that failed stays together under its id, so that whoever
 * receives it twice can tell. Seen through one connection, inside one transaction.
 */
final class ParcelPacker {
  /** More than any digest, less than any mail server refuses. */
  static final int MOST_IN_A_MESSAGE = 50;

  /** Longer than an attempt can take, so that no second one begins meanwhile. */
  static final Duration CLAIM = Duration.ofSeconds(60);

  private static final int ROWS = 1_000;

  private final DeliveryStore deliveries;
  private final ChannelStore channels;
  private final NotificationStore notifications;
  private final String claim;
  private final Instant now;

  ParcelPacker(Handle handle, String claim, Instant now) {
    this.deliveries = new DeliveryStore(handle);
    this.channels = new ChannelStore(handle);
    this.notifications = new NotificationStore(handle);
    this.claim = claim;
    this.now = now;
  }

  /**
   * Packs messages.
   *
   * @param free the channels by which nothing is under way
   */
  List<Parcel> pack(Predicate<ChannelName> free, int most) {
    Map<ChannelName, List<Delivery>> due = due(free, most);
    Map<ChannelName, Channel> known =
        channels.of(due.keySet().stream().map(ChannelName::account).distinct().toList()).stream()
            .collect(Collectors.toMap(ChannelName::of, channel -> channel));
    List<Parcel> parcels = new ArrayList<>();
    due.forEach((name, waiting) -> {
      Channel channel = known.get(name);
      if (channel == null || !channel.isOpen()) {
        deliveries.giveUp(name, "The channel is off.", now);
      } else {
        pack(channel, waiting).ifPresent(parcels::add);
      }
    });
    return parcels;
  }

  private Map<ChannelName, List<Delivery>> due(Predicate<ChannelName> free, int most) {
    Map<ChannelName, List<Delivery>> found = new LinkedHashMap<>();
    List<Delivery> first = deliveries.due(now, ROWS);
    for (Delivery delivery : first) {
      ChannelName name = ChannelName.of(delivery);
      if (free.test(name) && (found.containsKey(name) || found.size() < most)) {
        found.computeIfAbsent(name, _ -> new ArrayList<>()).add(delivery);
      }
    }
    // A channel with very much to send, or a slow one, must not hide the others behind its rows.
    if (found.isEmpty() && first.size() == ROWS) {
      deliveries.dueChannels(now, ROWS).stream()
          .filter(free)
          .limit(most)
          .forEach(name -> found.put(name, deliveries.due(name, now, MOST_IN_A_MESSAGE)));
    }
    return found;
  }

  private Optional<Parcel> pack(Channel channel, List<Delivery> waiting) {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    String tried = waiting.getFirst().message();
    List<Delivery> together =
        tried.isEmpty()
            ? waiting.stream()
                .filter(delivery -> delivery.message().isEmpty())
                .limit(MOST_IN_A_MESSAGE)
                .toList()
            : deliveries.ofMessage(ChannelName.of(channel), tried);
    String message = tried.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : tried;
    List<Delivery> mine =
        tried.isEmpty()
            ? deliveries.take(together, message, claim, now, now.plus(CLAIM))
            : deliveries.takeAgain(together, message, claim, now.plus(CLAIM));
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    List<NotificationId> ids = mine.stream().map(Delivery::notification).toList();
    List<StoredNotification> contents = notifications.find(channel.account(), ids);
    if (contents.isEmpty()) {
      deliveries.finish(
          mine.stream().map(it -> it.failed("The notification is gone.", now)).toList(), claim);
      return Optional.empty();
    }
    return Optional.of(new Parcel(channel, message, mine, contents));
  }
}
