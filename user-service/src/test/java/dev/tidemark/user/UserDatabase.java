package dev.tidemark.user;

import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** An empty user-db on a real server, for one test. */
public final class UserDatabase implements AutoCloseable {
  private final TestDatabase schema = TestDatabase.create();
  private final Database database;

  public UserDatabase() {
    Migrations.run(config(), "dev/tidemark/user/migrations");
    database = Database.open(config(), new SimpleMeterRegistry());
  }

  public DatabaseConfig config() {
    return new DatabaseConfig(
        "user-db", schema.url(), schema.user(), schema.password(), DatabaseConfig.CONNECTIONS);
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    schema.close();
  }
}
