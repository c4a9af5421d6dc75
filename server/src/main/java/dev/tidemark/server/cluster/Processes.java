package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts, finds, signals and ends processes by their names. Thread-safe for different names. */
final class Processes {
  /** Longer than any part takes to end in order: gateways and services drain for 5 s. */
  private static final Duration ORDERLY_END = Duration.ofSeconds(20);

  private static final String SUFFIX = ".run";

  private final ClusterHome home;

  Processes(ClusterHome home) {
    this.home = home;
  }

  Optional<RunRecord> record(String name) {
    return RunRecord.read(file(name));
  }

  Optional<ProcessHandle> find(String name) {
    return record(name).flatMap(RunRecord::process);
  }

  /** The names of all that have been started and not been ended by us. */
  List<String> names() {
    try (Stream<Path> files = Files.list(home.run())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ClusterException("cannot list " + home.run(), e);
    }
  }

  /** Starts a process that outlives this one. */
  ProcessHandle start(ProcessSpec spec) {
    spec.preparation().run();
    // A session of its own keeps a Ctrl-C meant for the supervisor away from it.
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.root().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.output().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TIDEMARK_"));
    builder.environment().putAll(spec.environment());
    // Logs of all parts are joined by their times, and ours are in UTC.
    builder.environment().put("TZ", "UTC");
    try {
      ProcessHandle process = builder.start().toHandle();
      RunRecord.of(process, spec.commandMark(), spec.filesMark()).write(file(spec.name()));
      return process;
    } catch (IOException e) {
      throw new ClusterException("cannot start " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  /** Tells a process to read its files again. */
  void reload(ProcessSpec spec, String signal) {
    find(spec.name())
        .ifPresent(process -> {
          signal(process, signal);
          RunRecord.of(process, spec.commandMark(), spec.filesMark()).write(file(spec.name()));
        });
  }

  /** Ends a process, in order if it lets us; returns when it is gone. */
  void stop(String name, String signal) {
    find(name)
        .ifPresent(process -> {
          signal(process, signal);
          if (!Waiting.until(() -> !process.isAlive(), ORDERLY_END)) {
            process.destroyForcibly();
            boolean _ = Waiting.until(() -> !process.isAlive(), ORDERLY_END);
          }
        });
    forget(name);
  }

  /** Whether a part is still played by this process, as far as we have recorded. */
  boolean isOnRecord(String name, long pid) {
    return record(name).filter(record -> record.pid() == pid).isPresent();
  }

  /** Ends what a process has left behind when it was killed: nginx's workers hold its sockets. */
  void endFamily(String name) {
    record(name)
        .filter(record -> record.process().isEmpty())
        .ifPresent(record -> {
          shell("kill -KILL -- -" + record.pid());
          forget(name);
        });
  }

  private void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new ClusterException("cannot delete " + file(name), e);
    }
  }

  static void signal(ProcessHandle process, String signal) {
    if (shell("kill -" + signal + " " + process.pid()) != 0 && process.isAlive()) {
      throw new ClusterException("cannot signal process " + process.pid());
    }
  }

  private static int shell(String command) {
    try {
      return new ProcessBuilder("sh", "-c", command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new ClusterException("cannot run sh", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted", e);
    }
  }

  private Path file(String name) {
    return home.run().resolve(name + SUFFIX);
  }
}
