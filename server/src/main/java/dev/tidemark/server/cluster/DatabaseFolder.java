package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The data of a MariaDB server, made completely or not at all by the server's own program. */
record DatabaseFolder(Path path) {
  private static final long LONGEST_SECONDS = 120;

  /**
   * Where the server keeps temporary tables: a folder of its own, since a server that starts
   * deletes those of any other that shares its folder.
   */
  Path scratch() {
    return path.resolveSibling(path.getFileName() + ".tmp");
  }

  /** Does nothing when it is there. */
  void make() {
    Folders.make(scratch());
    if (Files.isDirectory(path)) {
      return;
    }
    Path unfinished = path.resolveSibling(path.getFileName() + ".new");
    try {
      delete(unfinished);
      Files.createDirectories(unfinished);
      install(unfinished);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ClusterException("cannot make the database " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while making the database " + path, e);
    }
  }

  /**
   * No account has a password at first: the server's own administrator is this user of this
   * machine, over the server's socket in this folder.
   */
  private void install(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    Process process =
        new ProcessBuilder(
                Programs.any("mariadb-install-db", "mysql_install_db"),
                "--no-defaults",
                "--datadir=" + folder,
                "--tmpdir=" + scratch(),
                "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + System.getProperty("user.name"),
                "--skip-test-db",
                "--skip-name-resolve")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new ClusterException("MariaDB could not make its tables; " + log + " says why");
    }
    Files.delete(log);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
