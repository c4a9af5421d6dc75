package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;

/** Which of the libraries' lines an operator wants to see: warnings, and of some not even those. */
final class LogLevels {
  private LogLevels() {}

  static void apply(LoggerContext context, Level ours) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("dev.tidemark").setLevel(ours);
    // The driver warns of every refused statement, and the pool of every lost connection; the same
    // comes to us as an exception and is counted or logged there.
    context.getLogger("org.mariadb.jdbc").setLevel(Level.OFF);
    context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
    // Flyway warns of servers newer than itself, and of an empty schema history.
    context.getLogger("org.flywaydb").setLevel(Level.ERROR);
    // gRPC warns when a peer goes away, which is what the readiness page is for.
    context.getLogger("io.grpc").setLevel(Level.ERROR);
  }
}
