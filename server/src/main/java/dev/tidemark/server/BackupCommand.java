package dev.tidemark.server;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.server.backup.Backup;
import dev.tidemark.server.backup.BackupFolder;
import dev.tidemark.server.backup.PendingMigrations;
import dev.tidemark.server.backup.Restore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code backup}, {@code restore} and {@code migrations} of a data directory on which nothing runs.
 * While it runs it makes a backup every night by itself.
 */
final class BackupCommand {
  private BackupCommand() {}

  static int backUp(Settings settings, Optional<Path> wanted, PrintStream out) {
    Path dataDir = idle(settings);
    Path file = wanted.orElseGet(() -> folder(dataDir).at(Instant.now()));
    StandaloneDatabases databases = StandaloneDatabases.start(dataDir);
    try {
      long rows = sum(Backup.write(file, databases.forBackup()));
      out.printf("Wrote %,d rows to %s%n", rows, file);
    } finally {
      databases.server().close();
    }
    return 0;
  }

  static int restore(Settings settings, Optional<Path> file, PrintStream out) {
    Path dataDir = idle(settings);
    Path backup =
        file.orElseThrow(() -> new ConfigException("restore needs the backup: --file FILE"));
    StandaloneDatabases databases = StandaloneDatabases.start(dataDir);
    try {
      long rows = sum(Restore.read(backup, databases.forBackup()));
      out.printf("Restored %,d rows from %s%n", rows, backup);
    } finally {
      databases.server().close();
    }
    return 0;
  }

  /** Shows what a start of this version would change in a data directory. */
  static int migrations(Settings settings, PrintStream out) {
    StandaloneDatabases databases = StandaloneDatabases.start(idle(settings));
    try {
      PendingMigrations.print(databases.forBackup(), out);
    } finally {
      databases.server().close();
    }
    return 0;
  }

  /** Where the backups of a data directory are. */
  static BackupFolder folder(Path dataDir) {
    return new BackupFolder(dataDir.resolve("backups"));
  }

  private static long sum(Map<String, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Path idle(Settings settings) {
    Path dataDir = ServerSettings.dataDir(settings);
    if (RunFile.read(RunFile.in(dataDir, ServerRole.ALL)).filter(RunFile::isAlive).isPresent()) {
      throw new ConfigException(
          "Tidemark runs on %s and makes a backup every night, kept in %s; stop it for another one"
              .formatted(dataDir, folder(dataDir).path()));
    }
    return dataDir;
  }
}
