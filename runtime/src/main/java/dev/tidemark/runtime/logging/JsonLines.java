package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import net.logstash.logback.encoder.LogstashEncoder;

/** Log lines for machines; a class of its own so that the JSON library is loaded only for them. */
final class JsonLines {
  private JsonLines() {}

  static Encoder<ILoggingEvent> encoder(LoggerContext context) {
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.setTimeZone("UTC");
    encoder.start();
    return encoder;
  }
}
