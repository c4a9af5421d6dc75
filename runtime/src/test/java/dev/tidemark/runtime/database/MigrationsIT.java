package dev.tidemark.runtime.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  private static final String OLDER = "dev/tidemark/runtime/database/older";
  private static final String NEWER = "dev/tidemark/runtime/database/newer";

  private final TestDatabase test = TestDatabase.create();
  private final DatabaseConfig owner =
      new DatabaseConfig("test-db", test.url(), test.user(), test.password(), 2);

  @AfterEach
  void end() {
    test.close();
  }

  @Test
  void bringsASchemaUpToDateStepByStep() {
    Migrations.run(owner, OLDER);
    Migrations.run(owner, OLDER);
    Migrations.run(owner, NEWER);

    assertThat(notes()).isZero();
  }

  @Test
  void refusesASchemaOfANewerProgram() {
    Migrations.run(owner, NEWER);

    assertThatThrownBy(() -> Migrations.run(owner, OLDER))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "test-db was written by a newer Tidemark: its schema is at version 2, this program"
                + " knows versions up to 1; start the newer program, or restore a backup made by"
                + " this one");
  }

  @Test
  void letsTwoProcessesStartAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> one = threads.submit(() -> Migrations.run(owner, NEWER));
      Future<?> other = threads.submit(() -> Migrations.run(owner, NEWER));
      assertThat(one.get(30, SECONDS)).isNull();
      assertThat(other.get(30, SECONDS)).isNull();
    }

    assertThat(notes()).isZero();
  }

  @Test
  void saysThatTheProgramHasNoSuchMigrations() {
    assertThatThrownBy(() -> Migrations.run(owner, "dev/tidemark/nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dev/tidemark/nowhere");
  }

  private int notes() {
    try (Database database = Database.open(owner, new SimpleMeterRegistry())) {
      return database.read(handle ->
          handle
              .createQuery("SELECT COUNT(*) FROM counter WHERE note <> ''")
              .mapTo(Integer.class)
              .one());
    }
  }
}
