package dev.tidemark.server.cluster;

import dev.tidemark.server.backup.Backup;
import dev.tidemark.server.backup.BackupDatabase;
import dev.tidemark.server.backup.BackupException;
import dev.tidemark.server.backup.BackupFolder;
import dev.tidemark.server.backup.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backups of a cluster: both databases, user-db first, so that every item of a watch is in
 * items-db. Sessions are not in them: after a restore everybody logs in again.
 */
final class ClusterBackups {
  private static final Duration START = Duration.ofMinutes(2);

  private final ClusterConfig config;
  private final Processes processes;
  private final BackupFolder folder;

  ClusterBackups(ClusterConfig config, Processes processes) {
    this.config = config;
    this.processes = processes;
    this.folder = new BackupFolder(config.home().root().resolve("backups"));
  }

  /**
   * Makes a backup now.
   *
   * @param wanted where it goes; unless it is named, among the nightly ones
   * @throws BackupException when it cannot be made
   */
  Path make(Optional<Path> wanted) {
    Path file = wanted.orElseGet(() -> folder.at(Instant.now()));
    Map<String, Long> _ = Backup.write(file, databases());
    if (wanted.isEmpty()) {
      folder.prune();
    }
    report();
    return file;
  }

  /** Tells Prometheus how old the newest backup is; before the first one, how old the system is. */
  void report() {
    Path since = folder.newest().orElse(config.home().secrets().resolve("user-db-migrations"));
    try {
      ClusterHome.writePrivately(
          config.home().run().resolve("backup.prom"),
          "tidemark_backup_success_timestamp_seconds %d\n"
              .formatted(
                  Files.getLastModifiedTime(since)
                      .toInstant()
                      .truncatedTo(ChronoUnit.SECONDS)
                      .getEpochSecond()));
    } catch (IOException e) {
      throw new BackupException("cannot tell the age of " + since, e);
    }
  }

  /**
   * Puts a backup into the databases of a cluster that does not run, starting only these.
   *
   * @return how many rows it brought
   * @throws BackupException when they are not empty or the file is not whole
   */
  long restore(Path file, List<ProcessSpec> stores) {
    if (!Files.isReadable(file)) {
      throw new BackupException("cannot read the backup " + file);
    }
    try {
      stores.parallelStream().forEach(processes::start);
      for (ProcessSpec store : stores) {
        if (!Waiting.until(store.probe()::isReady, START)) {
          throw new BackupException(
              store.name() + " does not start; the end of " + store.output() + " says why");
        }
      }
      return Restore.read(file, databases()).values().stream().mapToLong(Long::longValue).sum();
    } finally {
      stores.parallelStream().forEach(store -> processes.stop(store.name(), store.stop()));
    }
  }

  List<BackupDatabase> databases() {
    return List.of(database("user-db", "tidemark_users"), database("items-db", "tidemark_items"));
  }

  private BackupDatabase database(String name, String schema) {
    return new BackupDatabase(
        name,
        "jdbc:mariadb://" + config.ports().address(name) + "/" + schema + "?sslMode=disable",
        "migrations",
        ClusterHome.read(config.home().secrets().resolve(name + "-migrations")).strip());
  }
}
