package dev.tidemark.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The files that say which process runs; a process of ours writes its own when it is ready. */
final class RunFiles {
  private static final String PID = "pid=";

  private RunFiles() {}

  /** The process that a file names, if there is such a file. */
  static Optional<Long> pid(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(PID))
          .map(line -> Long.valueOf(line.substring(PID.length())))
          .findFirst();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  /** From the birth of the process to the writing of its file. */
  static Duration untilReady(Path file) {
    Instant born =
        pid(file)
            .flatMap(ProcessHandle::of)
            .flatMap(process -> process.info().startInstant())
            .orElseThrow(() -> new IllegalStateException(file + " names no process"));
    try {
      return Duration.between(born, Files.getLastModifiedTime(file).toInstant());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
