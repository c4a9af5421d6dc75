package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/** Builds the two places that log lines go to; who asks starts them. */
final class LogAppenders {
  /** Ten files of 10 MB: days of a busy process, and a disk nobody has to watch. */
  private static final FileSize FILE = FileSize.valueOf("10MB");

  private static final FileSize ALL_FILES = FileSize.valueOf("100MB");
  private static final int DAYS = 10;

  private final LoggerContext context;

  LogAppenders(LoggerContext context) {
    this.context = context;
  }

  Appender<ILoggingEvent> terminal(Encoder<ILoggingEvent> encoder) {
    ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
    terminal.setContext(context);
    terminal.setName("terminal");
    terminal.setEncoder(encoder);
    return terminal;
  }

  /** {@code <name>.log}; older ones are {@code <name>.<day>.<number>.log} beside it. */
  Appender<ILoggingEvent> file(LogConfig config, Encoder<ILoggingEvent> encoder) {
    Path directory = config.directory();
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName("file");
    file.setFile(directory.resolve(config.name() + ".log").toString());
    file.setEncoder(encoder);
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(file);
    rolling.setFileNamePattern(
        directory.resolve(config.name() + ".%d{yyyy-MM-dd}.%i.log").toString());
    rolling.setMaxFileSize(FILE);
    rolling.setMaxHistory(DAYS);
    rolling.setTotalSizeCap(ALL_FILES);
    rolling.start();
    file.setRollingPolicy(rolling);
    return file;
  }
}
