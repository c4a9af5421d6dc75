package dev.tidemark.gateway.notification;

import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.ReadFeedResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Notifications as an Atom feed (RFC 4287). */
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter xml;
  private final String publicUrl;

  private AtomFeed(XMLStreamWriter xml, String publicUrl) {
    this.xml = xml;
    this.publicUrl = publicUrl;
  }

  /**
   * Writes a feed.
   *
   * @param publicUrl where the items' pages are; empty leaves links out
   * @param now the time of an empty feed
   */
  static byte[] of(ReadFeedResponse content, String publicUrl, Instant now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new AtomFeed(xml, publicUrl).write(content, now);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a feed is written into memory", impossible);
    }
    return bytes.toByteArray();
  }

  private void write(ReadFeedResponse content, Instant now) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(ATOM);
    xml.writeStartElement(ATOM, "feed");
    xml.writeDefaultNamespace(ATOM);
    element("id", "tag:tidemark,2026:feed:" + content.getUsername());
    element("title", "Price alerts of " + content.getUsername());
    element(
        "updated",
        content.getNotificationsCount() == 0
            ? now.toString()
            : time(content.getNotifications(0).getCreatedAtMs()));
    author();
    for (Notification notification : content.getNotificationsList()) {
      entry(content.getUsername(), notification);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void author() throws XMLStreamException {
    xml.writeStartElement(ATOM, "author");
    element("name", "Tidemark");
    xml.writeEndElement();
  }

  private void entry(String username, Notification notification) throws XMLStreamException {
    xml.writeStartElement(ATOM, "entry");
    element("id", "tag:tidemark,2026:" + username + ":" + notification.getNotificationId());
    element("title", title(notification));
    element("updated", time(notification.getCreatedAtMs()));
    if (notification.hasItem() && !publicUrl.isEmpty()) {
      xml.writeEmptyElement(ATOM, "link");
      xml.writeAttribute("href", publicUrl + "/items/" + ItemKeys.of(notification.getItem()));
    }
    StringBuilder text = new StringBuilder(notification.getText());
    for (NotificationReason reason : notification.getReasonsList()) {
      text.append('\n').append(reason.getText());
    }
    element("content", text.toString());
    xml.writeEndElement();
  }

  private static String title(Notification notification) {
    return notification.getItemName().isEmpty()
        ? notification.getText()
        : notification.getItemName() + ": " + notification.getText();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(withoutControls(text));
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write them. */
  private static String withoutControls(String text) {
    return text.codePoints()
        .filter(c -> c >= 0x20 || c == '\n' || c == '\t')
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .filter(c -> c != 0xFFFE && c != 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
