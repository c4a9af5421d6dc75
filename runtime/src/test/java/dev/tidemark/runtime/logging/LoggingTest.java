package dev.tidemark.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.grpc.RequestId;
import dev.tidemark.runtime.tracing.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
  private final Logger ours = LoggerFactory.getLogger("dev.tidemark.price.Poller");

  @TempDir Path folder;

  @AfterEach
  void restore() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new FirstLogging().configure(context);
  }

  @Test
  void writesLinesForPeopleWithTheRequestId() throws IOException {
    log(
        LogFormat.CONSOLE,
        () -> {
          try (RequestId.Scope _ = RequestId.enter("abc")) {
            ours.info("Item added key={}", "sg.1.2\nforged");
          }
          ours.warn("Shop blocks us", new IOException("first\nsecond"));
        });

    List<String> lines = lines();
    assertThat(lines.get(0))
        .matches("\\S+Z INFO  \\[abc] Poller Item added key=sg\\.1\\.2\\\\nforged");
    assertThat(lines.get(1)).matches("\\S+Z WARN  \\[-] Poller Shop blocks us");
    assertThat(lines.subList(2, lines.size()))
        .contains("    java.io.IOException: first", "    second")
        .allMatch(line -> line.startsWith("    "));
  }

  @Test
  void namesTheTraceBesideTheRequest() throws IOException {
    for (LogFormat format : LogFormat.values()) {
      log(
          format,
          () -> {
            try (RequestId.Scope _ = RequestId.enter("abc");
                TraceId.Scope _ = TraceId.enter("4bf92f3577b34da6")) {
              ours.info("Item added");
            }
          });
    }

    assertThat(lines().get(0)).contains("[abc trace=4bf92f3577b34da6] ");
    assertThat(lines().get(1)).contains("\"traceId\":\"4bf92f3577b34da6\"");
  }

  @Test
  void writesLinesForMachines() throws IOException {
    log(
        LogFormat.JSON,
        () -> {
          try (RequestId.Scope _ = RequestId.enter("abc")) {
            ours.info("Item added key={}", "sg.1.2\nforged");
          }
        });

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("{")
        .contains("\"requestId\":\"abc\"", "\"message\":\"Item added key=sg.1.2\\nforged\"");
  }

  @Test
  void keepsLibrariesQuiet() throws IOException {
    log(
        LogFormat.CONSOLE,
        () -> {
          LoggerFactory.getLogger("org.mariadb.jdbc.Driver").warn("Error: 1062-23000");
          LoggerFactory.getLogger("com.zaxxer.hikari.pool").info("Starting");
          LoggerFactory.getLogger("org.example").info("Hello");
          java.util.logging.Logger.getLogger("io.grpc.internal").log(Level.WARNING, "away");
          java.util.logging.Logger.getLogger("io.grpc.internal").log(Level.SEVERE, "broken");
        });

    assertThat(lines()).singleElement().asString().endsWith("broken");
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Logging.start(config(file.resolve("log"), LogFormat.CONSOLE)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("log folder");
  }

  @Test
  void readsItsSettings() {
    LogConfig config =
        LogConfig.read(
            "item",
            new SettingsLoader(LogConfig.definitions())
                .overrides(
                    Map.of(
                        "log.format", "json",
                        "log.level", "debug",
                        "log.name", "item-2",
                        "log.terminal", "false"))
                .load());

    assertThat(config)
        .isEqualTo(new LogConfig("item-2", Path.of("log"), LogFormat.JSON, LogLevel.DEBUG, false));
  }

  private void log(LogFormat format, Runnable work) {
    try (Logging _ = Logging.start(config(folder, format))) {
      work.run();
    }
  }

  private static LogConfig config(Path folder, LogFormat format) {
    return new LogConfig("price", folder, format, LogLevel.INFO, true);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("price.log"));
  }
}
