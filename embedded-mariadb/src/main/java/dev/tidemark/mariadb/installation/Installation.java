package dev.tidemark.mariadb.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A MariaDB server that can be run: its program and the folder of its messages and SQL files. */
public record Installation(Path program, Path share) {

  /**
   * What a new data directory is filled with, in this order; 10.x wrote {@code mysql} where 11
   * writes {@code mariadb}. The sys schema is left out: it doubles the time and nobody reads it.
   */
  private static final List<String> BOOTSTRAP_FILES =
      List.of(
          "m*_system_tables.sql",
          "m*_performance_tables.sql",
          "m*_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql");

  private static final List<String> FLAVOURS = List.of("ariadb", "ysql");

  /** The folder above the program's, as the server's {@code --basedir} wants it. */
  public Path base() {
    Path bin = program.toAbsolutePath().getParent();
    Path base = bin == null ? null : bin.getParent();
    return base == null ? program.toAbsolutePath().getRoot() : base;
  }

  /** Whether the messages and every file for a new data directory are there. */
  public boolean isComplete() {
    return Files.isExecutable(program)
        && Files.isRegularFile(share.resolve("english").resolve("errmsg.sys"))
        && BOOTSTRAP_FILES.stream().allMatch(name -> bootstrapFile(name).isPresent());
  }

  /**
   * The SQL files that make a new data directory, in order.
   *
   * @throws IOException when one is missing
   */
  public List<Path> bootstrapFiles() throws IOException {
    List<Path> files =
        BOOTSTRAP_FILES.stream().map(this::bootstrapFile).flatMap(Optional::stream).toList();
    if (files.size() != BOOTSTRAP_FILES.size()) {
      throw new IOException(share + " lacks some of " + BOOTSTRAP_FILES);
    }
    return files;
  }

  private Optional<Path> bootstrapFile(String name) {
    return FLAVOURS.stream()
        .map(flavour -> share.resolve(name.replace("*", flavour)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Runs the program for its version, which also shows whether this machine has what it needs.
   *
   * @throws IOException with the system's own words when it does not run
   */
  public String version() throws IOException {
    Process process =
        new ProcessBuilder(program.toString(), "--no-defaults", "--version")
            .redirectErrorStream(true)
            .start();
    String answer;
    try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
      answer = String.join(" ", lines.limit(5).toList());
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException(program + " does not run here: " + answer);
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    return answer.replaceFirst(".* Ver ([0-9.]+).*", "$1");
  }
}
