package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The logging until {@link Logging#start}, and that of tests: the terminal, at the usual levels.
 * Logback finds it through {@code META-INF/services}; without it, everything would be logged.
 */
public final class FirstLogging extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Appender<ILoggingEvent> terminal =
        new LogAppenders(context).terminal(ConsoleEncoder.create(context));
    terminal.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(terminal);
    LogLevels.apply(context, Level.INFO);
    // gRPC logs through the JDK's own logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
