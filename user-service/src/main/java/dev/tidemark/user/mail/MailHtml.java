package dev.tidemark.user.mail;

import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.user.notification.StoredNotification;
import dev.tidemark.user.sending.ItemLinkWriter;
import dev.tidemark.user.sending.Outgoing;

/** Writes messages as plain HTML without pictures, scripts or colours. Thread-safe. */
final class MailHtml {
  private final ItemLinkWriter links;

  MailHtml(ItemLinkWriter links) {
    this.links = links;
  }

  String of(Outgoing message) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>");
    html.append(escaped(message.title())).append("</title></head><body>");
    if (message.notifications().isEmpty()) {
      for (String line : message.text().split("\n", -1)) {
        html.append("<p>").append(escaped(line)).append("</p>");
      }
    }
    for (StoredNotification notification : message.notifications()) {
      notification(html, notification.content());
    }
    return html.append("</body></html>").toString();
  }

  private void notification(StringBuilder html, Notification content) {
    if (content.hasItem()) {
      String link = links.of(ItemLinkWriter.key(content.getItem()));
      String name = escaped(content.getItemName().isEmpty() ? "Item" : content.getItemName());
      html.append("<h2>");
      html.append(link.isEmpty() ? name : "<a href=\"" + escaped(link) + "\">" + name + "</a>");
      html.append("</h2>");
    }
    if (!content.getModelName().isEmpty()) {
      html.append("<p>Variation: ").append(escaped(content.getModelName())).append("</p>");
    }
    html.append("<p><strong>").append(escaped(content.getText())).append("</strong></p>");
    if (content.getReasonsCount() > 0) {
      html.append("<ul>");
      for (NotificationReason reason : content.getReasonsList()) {
        html.append("<li>").append(escaped(reason.getText())).append("</li>");
      }
      html.append("</ul>");
    }
  }

  /** Names of items come from shops, which may write what they like. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
