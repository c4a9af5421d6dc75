package dev.tidemark.server.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Which process plays a part, kept in a file so that it is found again by another supervisor.
 *
 * @param startedAt tells a process from a later one with the same number
 * @param commandMark of the specification it was started by
 * @param filesMark of the configuration it has read
 */
record RunRecord(long pid, Instant startedAt, String commandMark, String filesMark) {
  static RunRecord of(ProcessHandle process, String commandMark, String filesMark) {
    return new RunRecord(
        process.pid(), process.info().startInstant().orElse(Instant.EPOCH), commandMark, filesMark);
  }

  static Optional<RunRecord> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try {
      values.load(new StringReader(ClusterHome.read(file)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Optional.of(
        new RunRecord(
            Long.parseLong(values.getProperty("pid", "0")),
            Instant.parse(values.getProperty("started", Instant.EPOCH.toString())),
            values.getProperty("command", ""),
            values.getProperty("files", "")));
  }

  void write(Path file) {
    ClusterHome.writePrivately(
        file,
        "pid=%d\nstarted=%s\ncommand=%s\nfiles=%s\n"
            .formatted(pid, startedAt, commandMark, filesMark));
  }

  /** The process, while it lives. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().map(startedAt::equals).orElse(true));
  }
}
