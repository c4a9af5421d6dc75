package dev.tidemark.gateway.flashsale;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes an iCalendar (RFC 5545) of events. Their times are in UTC.
 *
 * <p>Not for use by several threads.
 */
final class Calendar {
  /** RFC 5545, 3.1: lines are of at most 75 octets, without the line break. */
  private static final int LONGEST_LINE = 75;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();
  private boolean empty = true;

  Calendar(String name) {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Tidemark//Flash sales//EN");
    line("CALSCALE", "GREGORIAN");
    line("NAME", escaped(name));
    line("X-WR-CALNAME", escaped(name));
    // Sessions are announced hours ahead; RFC 7986, 5.7.
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    line("X-PUBLISHED-TTL", "PT1H");
  }

  /**
   * Adds an event.
   *
   * @param uid the same each time this event is written
   * @param stamp when this text was made
   */
  void event(
      String uid, Instant stamp, Instant start, Instant end, String summary, String description) {
    empty = false;
    line("BEGIN", "VEVENT");
    line("UID", escaped(uid));
    line("DTSTAMP", UTC.format(stamp));
    line("DTSTART", UTC.format(start));
    line("DTEND", UTC.format(end));
    line("SUMMARY", escaped(summary));
    line("DESCRIPTION", escaped(description));
    // Nobody is busy because of a sale.
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }

  /**
   * Ends the calendar and gives its text. One without events would be no calendar (RFC 5545, 3.6),
   * and some programs refuse to subscribe to it: it describes its time zone, which shows nothing.
   */
  String end() {
    if (empty) {
      timeZone();
    }
    line("END", "VCALENDAR");
    return text.toString();
  }

  private void timeZone() {
    line("BEGIN", "VTIMEZONE");
    line("TZID", "Etc/UTC");
    line("BEGIN", "STANDARD");
    line("DTSTART", "19700101T000000");
    line("TZOFFSETFROM", "+0000");
    line("TZOFFSETTO", "+0000");
    line("END", "STANDARD");
    line("END", "VTIMEZONE");
  }

  /**
   * Escapes a text value (3.3.11); other control characters than line breaks have no place in it.
   */
  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 8);
    value
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .forEach(character -> {
          switch (character) {
            case '\\' -> escaped.append("\\\\");
            case ';' -> escaped.append("\\;");
            case ',' -> escaped.append("\\,");
            case '\n' -> escaped.append("\\n");
            default -> {
              if (!Character.isISOControl(character)) {
                escaped.appendCodePoint(character);
              }
            }
          }
        });
    return escaped.toString();
  }

  /** Writes a line, folded (3.1) where it is too long, never within a character. */
  private void line(String name, String value) {
    int octets = 0;
    String line = name + ":" + value;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST_LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(character);
      octets += size;
      i += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
