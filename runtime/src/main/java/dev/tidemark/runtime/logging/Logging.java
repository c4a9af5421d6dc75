package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.Encoder;
import dev.tidemark.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.LoggerFactory;

/** Sends the log of this process to its file and, unless told otherwise, to the terminal. */
public final class Logging implements AutoCloseable {
  private final LoggerContext context;

  private Logging(LoggerContext context) {
    this.context = context;
  }

  /**
   * Replaces what logging there was; closing it writes what is left and ends logging.
   *
   * @throws ConfigException when the folder cannot be written
   */
  public static Logging start(LogConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    LogAppenders appenders = new LogAppenders(context);
    if (config.terminal()) {
      start(context, appenders.terminal(encoder(config, context)));
    }
    makeFolder(config);
    start(context, appenders.file(config, encoder(config, context)));
    LogLevels.apply(context, Level.toLevel(config.level().name()));
    return new Logging(context);
  }

  private static void start(LoggerContext context, Appender<ILoggingEvent> appender) {
    appender.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private static Encoder<ILoggingEvent> encoder(LogConfig config, LoggerContext context) {
    return switch (config.format()) {
      case CONSOLE -> ConsoleEncoder.create(context);
      case JSON -> JsonLines.encoder(context);
    };
  }

  private static void makeFolder(LogConfig config) {
    try {
      Files.createDirectories(config.directory());
    } catch (IOException e) {
      throw new ConfigException("cannot make the log folder " + config.directory() + ": " + e, e);
    }
    if (!Files.isWritable(config.directory())) {
      throw new ConfigException("cannot write into the log folder " + config.directory());
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
