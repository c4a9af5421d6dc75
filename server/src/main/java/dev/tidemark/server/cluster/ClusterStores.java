package dev.tidemark.server.cluster;

import dev.tidemark.server.backup.BackupException;
import dev.tidemark.server.backup.Nightly;
import dev.tidemark.server.backup.PendingMigrations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a person does with the databases of a cluster, and what is done with them every night. */
public final class ClusterStores {
  private final ClusterConfig config;
  private final Processes processes;
  private final ClusterBackups backups;
  private final PrintStream out;

  public ClusterStores(ClusterConfig config, PrintStream out) {
    this.config = config;
    this.processes = new Processes(config.home());
    this.backups = new ClusterBackups(config, processes);
    this.out = out;
  }

  /** Begins to make a backup every night, until it is closed. */
  Nightly nightly() {
    backups.report();
    Progress progress = new Progress(out);
    return Nightly.start(
        () -> {
          try {
            progress.event("Wrote the backup " + backups.make(Optional.empty()));
            return true;
          } catch (BackupException e) {
            progress.event("The backup failed: " + e.getMessage());
            return false;
          }
        },
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  /**
   * Makes a backup every night and keeps logs small, for those who start the parts themselves;
   * never returns.
   */
  public void keepBackups() {
    LogRotation logs = new LogRotation(config.home());
    CountDownLatch never = new CountDownLatch(1);
    try (Nightly _ = nightly()) {
      new Progress(out).event("Writes a backup every night, and keeps logs small");
      do {
        logs.rotate();
      } while (!never.await(LogRotation.EVERY.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a backup while the cluster runs. */
  public void backUp(Optional<Path> file) {
    needDatabases();
    out.println("Wrote " + backups.make(file));
  }

  /** Prints what a start of this version would change in the schemas of the cluster that runs. */
  public void showMigrations() {
    needDatabases();
    PendingMigrations.print(backups.databases(), out);
  }

  private void needDatabases() {
    if (!databasesAnswer()) {
      throw new ClusterException("the databases of " + config.home().root() + " do not run");
    }
  }

  private boolean databasesAnswer() {
    return Stream.of("user-db", "items-db")
        .allMatch(name -> new Probe.Tcp(config.ports().of(name)).isReady());
  }

  /**
   * Puts a backup into a new cluster, which is started afterwards as any other; starts its
   * databases for so long, unless somebody else has.
   */
  public void restore(Path file) {
    config.home().create();
    if (!processes.names().isEmpty()) {
      throw new ClusterException(
          "the cluster on "
              + config.home().root()
              + " runs; end it first, or name another by --data-dir");
    }
    ClusterFiles files = new ClusterFiles(config, new Secrets(config.home().secrets()).all());
    files.write();
    List<ProcessSpec> stores =
        databasesAnswer() ? List.of() : new ClusterPlan(config, files).databases();
    long rows = backups.restore(file, stores);
    out.printf("Restored %,d rows from %s; everybody logs in again.%n", rows, file);
  }
}
