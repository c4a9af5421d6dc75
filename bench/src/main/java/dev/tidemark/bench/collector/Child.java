package dev.tidemark.bench.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is measured. Not thread-safe. */
final class Child implements AutoCloseable {
  /** As the launcher sets them. */
  private static final List<String> JVM_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xmx384m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Process process;

  private Child(Process process) {
    this.process = process;
    // Whoever stops the bench half-way does not want to look for its processes.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
  }

  /** Starts the packaged server with these words; its settings come as environment variables. */
  static Child start(Plan plan, List<String> words, Map<String, String> settings, Path log) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(JVM_FLAGS);
    command.addAll(List.of("-jar", plan.server().toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TIDEMARK_"));
    builder.environment().putAll(settings);
    try {
      return new Child(builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The first line that it writes to its output. */
  String firstLine() {
    BufferedReader output = process.inputReader();
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("a process ended before it was ready; its log says why");
      }
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Reads what it writes, so that it never waits for us. */
  void drain() {
    Thread.ofVirtual()
        .start(() -> {
          BufferedReader output = process.inputReader();
          try {
            while (output.readLine() != null) {
              // Only its log tells anything.
            }
          } catch (IOException ended) {
            // It is gone.
          }
        });
  }

  ProcessUse use() {
    return ProcessUse.of(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** A port that is free together with the one of its administration, 1,000 above. */
  static int freePort() {
    for (int attempt = 0; attempt < 100; attempt++) {
      try (ServerSocket first = new ServerSocket(0)) {
        if (first.getLocalPort() < 64_000) {
          try (ServerSocket second = new ServerSocket(first.getLocalPort() + 1_000)) {
            return second.getLocalPort() - 1_000;
          }
        }
      } catch (IOException taken) {
        // Another pair may be free.
      }
    }
    throw new IllegalStateException("found no free pair of ports in 100 attempts");
  }

  static URI administration(int port, String path) {
    return URI.create("http://127.0.0.1:" + (port + 1_000) + path);
  }

  /** What a file under /proc says; empty when the process is gone, or there is no /proc. */
  static String proc(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException gone) {
      return "";
    }
  }
}
