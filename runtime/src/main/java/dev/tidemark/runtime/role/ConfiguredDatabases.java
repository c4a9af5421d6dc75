package dev.tidemark.runtime.role;

import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Opens databases by the addresses it is given, and reports each one's state. Thread-safe. */
public final class ConfiguredDatabases implements Databases {
  private final Map<String, DatabaseAccess> known;
  private final Lifecycle lifecycle;
  private final MeterRegistry metrics;
  private final Readiness readiness;
  private final Map<String, Database> open = new ConcurrentHashMap<>();
  private volatile Tracing tracing = Tracing.off();

  public ConfiguredDatabases(
      Map<String, DatabaseAccess> known,
      Lifecycle lifecycle,
      MeterRegistry metrics,
      Readiness readiness) {
    this.known = Map.copyOf(known);
    this.lifecycle = lifecycle;
    this.metrics = metrics;
    this.readiness = readiness;
  }

  /** Records the statements of what is opened from now on. Returns this. */
  public ConfiguredDatabases traced(Tracing by) {
    tracing = by;
    return this;
  }

  @Override
  public Database open(String name) {
    return open.computeIfAbsent(name, this::openNew);
  }

  @Override
  public void migrate(String name, String classpathLocation) {
    Migrations.run(access(name).owner(), classpathLocation);
  }

  @Override
  public <T> T maintain(String name, Function<Handle, T> work) {
    DatabaseConfig as = access(name).maintenance();
    return Jdbi.create(as.url(), as.user(), as.password()).withHandle(work::apply);
  }

  private Database openNew(String name) {
    Database database =
        lifecycle.add(name, Database.open(access(name).service(), metrics)).traced(tracing);
    readiness.register(
        name,
        () -> {
          if (!database.isUp()) {
            throw new SQLTransientConnectionException(name + " does not answer");
          }
        });
    return database;
  }

  private DatabaseAccess access(String name) {
    DatabaseAccess access = known.get(name);
    if (access == null) {
      throw new IllegalArgumentException("no database " + name + ", only " + known.keySet());
    }
    return access;
  }
}
