package dev.tidemark.user.sending;

import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.notification.StoredNotification;
import java.util.List;

/** Puts notifications into messages for people. Thread-safe. */
public final class MessageWriter {
  private static final int LONGEST_TITLE = 120;

  private final ItemLinkWriter links;

  public MessageWriter(ItemLinkWriter links) {
    this.links = links;
  }

  /** One message of one notification or several. */
  public Outgoing message(Channel channel, String id, List<StoredNotification> notifications) {
    StoredNotification first = notifications.getFirst();
    String title =
        notifications.size() == 1
            ? subject(first.content())
            : "%d alerts of price changes".formatted(notifications.size());
    StringBuilder text = new StringBuilder();
    for (StoredNotification notification : notifications) {
      if (!text.isEmpty()) {
        text.append("\n");
      }
      paragraph(text, notification.content(), notifications.size() > 1);
    }
    return new Outgoing(channel, id, title, text.toString(), notifications);
  }

  /** A message that shows that a channel works. */
  Outgoing test(Channel channel, String id) {
    return new Outgoing(
        channel,
        id,
        "A test of Tidemark",
        "This channel works. Alerts of price changes will come this way.\n",
        List.of());
  }

  /** A message that shows that somebody owns an address. */
  Outgoing confirmation(Channel channel, String id) {
    return new Outgoing(
        channel,
        id,
        "Confirm your address: " + channel.confirmCode(),
        "Somebody wants to be told of price changes at this address.\n"
            + "If that is you, enter this code: "
            + channel.confirmCode()
            + "\nIf it is not, do nothing, and nothing more will come.\n",
        List.of());
  }

  private static String subject(Notification content) {
    String name = content.getItemName().isEmpty() ? "An item you watch" : content.getItemName();
    if (!content.hasItem()) {
      return "A notice of Tidemark";
    }
    int length = name.codePointCount(0, name.length());
    String fitted =
        length <= LONGEST_TITLE
            ? name
            : name.substring(0, name.offsetByCodePoints(0, LONGEST_TITLE)) + "...";
    return fitted + ": " + content.getText();
  }

  private void paragraph(StringBuilder text, Notification content, boolean named) {
    if (named || !content.hasItem()) {
      text.append(content.hasItem() ? subject(content) : content.getText()).append('\n');
    } else {
      text.append(content.getText()).append('\n');
    }
    if (!content.getModelName().isEmpty()) {
      text.append("Variation: ").append(content.getModelName()).append('\n');
    }
    for (NotificationReason reason : content.getReasonsList()) {
      text.append(reason.getText()).append('\n');
    }
    if (content.hasItem()) {
      String link = links.of(ItemLinkWriter.key(content.getItem()));
      if (!link.isEmpty()) {
        text.append(link).append('\n');
      }
    }
  }
}
