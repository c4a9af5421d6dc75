package dev.tidemark.runtime.database;

import dev.tidemark.runtime.config.ConfigException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a schema to the version this program knows, forward only. */
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  /** A cluster's roles may start before their database: about a minute, with Flyway's back-off. */
  private static final int CONNECT_RETRIES = 6;

  private Migrations() {}

  /**
   * Runs the migrations of a folder of the class path that have not run yet; several processes may
   * do so at once, one of them does the work.
   *
   * @param owner the user who may change the schema
   * @throws ConfigException when the schema was written by a newer program or is not ours
   */
  public static void run(DatabaseConfig owner, String classpathLocation) {
    Flyway flyway = flyway(owner, classpathLocation);
    MigrationInfoService state = state(flyway, owner, classpathLocation);
    if (state.pending().length > 0) {
      MigrateResult result = flyway.migrate();
      log.info(
          "Schema migrated database={} migrations={}", result.database, result.migrationsExecuted);
    }
  }

  /**
   * The migrations that a start would run, each by its version and what it is about; changes
   * nothing.
   *
   * @throws ConfigException when the schema was written by a newer program or is not ours
   */
  public static List<String> pending(DatabaseConfig owner, String classpathLocation) {
    MigrationInfoService state = state(flyway(owner, classpathLocation), owner, classpathLocation);
    return Arrays.stream(state.pending())
        .map(migration -> migration.getVersion() + " " + migration.getDescription())
        .toList();
  }

  private static Flyway flyway(DatabaseConfig owner, String classpathLocation) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:" + classpathLocation)
        .connectRetries(CONNECT_RETRIES)
        .loggers("slf4j")
        .load();
  }

  private static MigrationInfoService state(
      Flyway flyway, DatabaseConfig owner, String classpathLocation) {
    MigrationInfoService state = flyway.info();
    if (state.all().length == 0) {
      throw new IllegalArgumentException("no migrations in " + classpathLocation);
    }
    refuseNewer(owner, state);
    return state;
  }

  private static void refuseNewer(DatabaseConfig owner, MigrationInfoService state) {
    MigrationVersion known =
        Arrays.stream(state.all())
            .filter(migration -> migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .max(Comparator.naturalOrder())
            .orElse(MigrationVersion.EMPTY);
    MigrationInfo current = state.current();
    if (current != null && current.getVersion().isNewerThan(known)) {
      throw new ConfigException(
          owner.name()
              + " was written by a newer Tidemark: its schema is at version "
              + current.getVersion()
              + ", this program knows versions up to "
              + known
              + "; start the newer program, or restore a backup made by this one");
    }
  }
}
