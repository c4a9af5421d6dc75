package dev.tidemark.user.sending;

import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.notification.StoredNotification;
import java.util.List;

/**
 * A message on its way out.
 *
 * @param id the same for every attempt with the same content, so that who receives it twice can
 *     tell
 * @param title one line, without markup
 * @param text the whole of it in plain text
 * @param notifications what it tells of; empty in a test
 */
public record Outgoing(
    Channel channel, String id, String title, String text, List<StoredNotification> notifications) {
  public Outgoing {
    notifications = List.copyOf(notifications);
  }
}
