package dev.tidemark.runtime.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.database.DatabaseSettings;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfiguredDatabasesIT {
  private final TestDatabase test = TestDatabase.create();
  private final DatabaseSettings keys = new DatabaseSettings("user-db");
  private final Settings settings =
      new SettingsLoader(keys.definitions())
          .overrides(
              Map.of(
                  "user-db.url", test.url(),
                  "user-db.user", test.user(),
                  "user-db.password", test.password(),
                  "user-db.connections", "2"))
          .load();
  private final Lifecycle lifecycle = new Lifecycle();
  private final Readiness readiness = new Readiness(InstantSource.system());
  private final Databases databases =
      new ConfiguredDatabases(
          Map.of("user-db", keys.read(settings)), lifecycle, new SimpleMeterRegistry(), readiness);

  @AfterEach
  void end() {
    lifecycle.close();
    test.close();
  }

  @Test
  void opensEachDatabaseOnceAndWatchesIt() {
    databases.migrate("user-db", "dev/tidemark/runtime/database/older");
    Database database = databases.open("user-db");

    assertThat(databases.open("user-db")).isSameAs(database);
    assertThat(readiness.check().get("user-db")).isEqualTo(new Readiness.Status(true, ""));
    int rows =
        database.read(handle ->
            handle.createQuery("SELECT COUNT(*) FROM counter").mapTo(Integer.class).one());
    assertThat(rows).isZero();
  }

  @Test
  void closesItsDatabasesWithTheLifecycle() {
    Database database = databases.open("user-db");

    lifecycle.close();

    assertThat(database.isUp()).isFalse();
  }

  @Test
  void knowsNoOtherDatabase() {
    assertThatThrownBy(() -> databases.open("items-db"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("items-db");
  }

  @Test
  void usesTheSameUserForEverythingUnlessThereAreOthers() {
    assertThat(keys.isExternal(settings)).isTrue();
    assertThat(keys.read(settings).owner()).isEqualTo(keys.read(settings).service());
    assertThat(keys.read(settings).maintenance()).isEqualTo(keys.read(settings).service());
  }

  @Test
  void letsTheUserForMigrationsMaintainPartitionsUnlessThereIsAnother() {
    Map<String, String> given =
        Map.of("items-db.url", test.url(), "items-db.migration-user", "migrations");

    assertThat(access(given).maintenance()).isEqualTo(access(given).owner());
    assertThat(access(given).owner().user()).isEqualTo("migrations");
    Map<String, String> more = new HashMap<>(given);
    more.put("items-db.maintenance-user", "maintenance");
    more.put("items-db.maintenance-password", "secret");
    assertThat(access(more).maintenance().user()).isEqualTo("maintenance");
    assertThat(access(more).maintenance().password()).isEqualTo("secret");
  }

  private static DatabaseAccess access(Map<String, String> given) {
    DatabaseSettings items = DatabaseSettings.partitioned("items-db");
    return items.read(new SettingsLoader(items.definitions()).overrides(given).load());
  }
}
