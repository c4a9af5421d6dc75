package dev.tidemark.runtime.role;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tidemark.runtime.grpc.RequestId;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Takes what our code logs, instead of the terminal, until closed. */
public final class LogCapture implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.tidemark");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public LogCapture() {
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  /** The errors, each as request id and message. */
  public List<String> errors() {
    return lines(Level.ERROR);
  }

  /** The lines of a level, each as request id and message. */
  public List<String> lines(Level level) {
    return appender.list.stream()
        .filter(event -> event.getLevel() == level)
        .map(event ->
            event.getMDCPropertyMap().get(RequestId.MDC_KEY) + " " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.setAdditive(true);
    logger.detachAppender(appender);
  }
}
