package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A message on one line: nobody forges log lines or moves the cursor by what they send us. */
public final class OneLineMessage extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return escaped(event.getFormattedMessage());
  }

  /** Writes control characters, and the separators that some viewers break lines at, as escapes. */
  static String escaped(String text) {
    if (text.chars().noneMatch(OneLineMessage::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
              if (isUnsafe(c)) {
                safe.append("\\u%04x".formatted(c));
              } else {
                safe.append((char) c);
              }
            }
          }
        });
    return safe.toString();
  }

  private static boolean isUnsafe(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\u2028'
        || c == '\u2029';
  }
}
