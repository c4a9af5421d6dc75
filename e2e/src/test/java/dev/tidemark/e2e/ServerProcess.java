package dev.tidemark.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the packaged product, started as the launcher starts it. Not thread-safe. */
final class ServerProcess {
  /** Far above any start ever seen, so that only a process that hangs is given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final int LOWEST_PORT = 12_000;
  private static final int HIGHEST_PORT = 31_000;

  private final List<String> command;
  private final Path output;
  private final URI readiness;
  private @Nullable Process process;

  ServerProcess(Path dataDir, Map<String, String> settings, int port, List<String> options) {
    this.output = dataDir.resolve("output.log");
    this.readiness = URI.create("http://127.0.0.1:" + (port + 1000) + "/readyz");
    this.command = command(dataDir, writeSettings(dataDir, settings), options);
  }

  private static Path writeSettings(Path dataDir, Map<String, String> settings) {
    try {
      Files.createDirectories(dataDir);
      Path file = dataDir.resolve("test.properties");
      List<String> lines = new ArrayList<>();
      settings.forEach((key, value) -> lines.add(key + "=" + value));
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path dataDir, Path settings, List<String> options) {
    Path release = Path.of("..", "server", "target", "dist").toAbsolutePath();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                // Recorded before the tests; a JVM that cannot use it starts without.
                "-XX:AOTCache=" + release.resolve("tidemark.aot"),
                "-Xlog:aot=off",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                release.resolve("tidemark.jar").toString(),
                "--data-dir",
                dataDir.toString(),
                "--config",
                settings.toString()));
    command.addAll(options);
    return command;
  }

  /** Starts the process; {@link #awaitReady} waits for it. */
  void start() {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith("TIDEMARK_"));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          if (process != null && !process.isAlive()) {
            throw new IllegalStateException("the server ended while starting:\n" + output());
          }
          return isReady();
        });
  }

  URI adminUrl() {
    return readiness.resolve("/");
  }

  private boolean isReady() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /** SIGKILL to the process and to whatever it has started. */
  void kill() {
    end(true);
  }

  /** Sends a signal such as {@code STOP} or {@code CONT}. */
  void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The number of the process that runs. */
  long pid() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("nothing runs");
    }
    return running.pid();
  }

  /** SIGTERM, and then a wait until it has ended. */
  void stop() {
    end(false);
  }

  private void end(boolean forcibly) {
    Process running = process;
    if (running == null) {
      return;
    }
    List<ProcessHandle> family = new ArrayList<>(running.descendants().toList());
    family.add(running.toHandle());
    try {
      if (forcibly) {
        family.forEach(ProcessHandle::destroyForcibly);
      } else {
        running.destroy();
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the server did not stop within 30 s:\n" + output());
        }
      }
      for (ProcessHandle member : family) {
        member.onExit().get(30, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("a process did not end", e);
    }
    process = null;
  }

  String output() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A free port with a free one 1,000 above it, below those that the system gives to outgoing
   * connections: one of them may take any of those between this answer and the server's start.
   */
  static int freePort() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (ServerSocket _ = new ServerSocket(port);
          ServerSocket _ = new ServerSocket(port + 1000)) {
        return port;
      } catch (IOException taken) {
        // Another pair may be free.
      }
    }
    throw new IllegalStateException("found no free pair of ports in 100 attempts");
  }
}
