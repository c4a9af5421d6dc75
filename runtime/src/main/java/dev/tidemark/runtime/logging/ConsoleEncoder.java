package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;

/** Log lines for people: time in UTC, level, request, who speaks, what happened. */
final class ConsoleEncoder {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%request] %logger{0} %oneLine%n%trace";

  private ConsoleEncoder() {}

  static Encoder<ILoggingEvent> create(LoggerContext context) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("oneLine", OneLineMessage::new);
    layout.getInstanceConverterMap().put("request", RequestAndTrace::new);
    layout.getInstanceConverterMap().put("trace", IndentedTrace::new);
    layout.setPattern(PATTERN);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }
}
