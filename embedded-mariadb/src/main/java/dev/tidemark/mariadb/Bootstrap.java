package dev.tidemark.mariadb;

import dev.tidemark.mariadb.installation.Installation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a new data directory with the server's own tables, completely or not at all. */
final class Bootstrap {
  private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

  private final Installation installation;
  private final DataDirectory directory;
  private final ServerCommand command;
  private final ServerLog log;

  Bootstrap(
      Installation installation, DataDirectory directory, ServerCommand command, ServerLog log) {
    this.installation = installation;
    this.directory = directory;
    this.command = command;
    this.log = log;
  }

  /** Does nothing when the tables are there. */
  void run() throws IOException, InterruptedException {
    deleteContents(directory.temporary());
    DataDirectory.createPrivate(directory.temporary());
    if (Files.isDirectory(directory.tables())) {
      return;
    }
    LOG.info("making a new database directory={}", directory.path());
    deleteContents(directory.unfinishedTables());
    DataDirectory.createPrivate(directory.unfinishedTables());
    Path script = directory.temporary().resolve("bootstrap.sql");
    try {
      writeScript(script, installation.bootstrapFiles());
      fill(script);
    } finally {
      Files.deleteIfExists(script);
    }
    Files.move(directory.unfinishedTables(), directory.tables(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void fill(Path script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command.bootstrap())
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      log.copy(process.inputReader(StandardCharsets.UTF_8), _ -> {});
      int exit = process.waitFor();
      if (exit != 0) {
        throw new MariaDbException(
            "MariaDB could not make a new database in %s (exit code %d):\n%s"
                .formatted(directory.path(), exit, log.lastLines()));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void writeScript(Path script, List<Path> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(script)) {
      out.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.US_ASCII));
      for (Path file : files) {
        Files.copy(file, out);
        out.write('\n');
      }
    }
  }

  private static void deleteContents(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}
