package dev.tidemark.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup holds is what a restore brings, byte for byte, or nothing. */
class BackupIT {
  private static final byte[] TOKEN = {0, 1, -1, 39, 92, 127};

  @TempDir Path folder;

  private final TestDatabase source = TestDatabase.create();
  private final TestDatabase target = TestDatabase.create();

  @BeforeEach
  void fill() throws SQLException {
    run(
        source,
        "CREATE TABLE parent (id BIGINT NOT NULL, name VARCHAR(40) NOT NULL, PRIMARY KEY (id))",
        "CREATE TABLE child (parent_id BIGINT NOT NULL, kind TINYINT(1) NOT NULL, weight DOUBLE,"
            + " token VARBINARY(32), PRIMARY KEY (parent_id, kind),"
            + " FOREIGN KEY (parent_id) REFERENCES parent (id))",
        "CREATE TABLE nobody (id INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (id))",
        "INSERT INTO parent VALUES (7, 'Räuber ''7'' 🏴‍☠️'), (-9223372036854775808, '')");
    try (Connection connection = database("a", source).connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO child VALUES (7, 2, 0.1, ?), (7, 1, NULL, NULL)")) {
      insert.setBytes(1, TOKEN);
      insert.execute();
    }
  }

  @AfterEach
  void drop() {
    source.close();
    target.close();
  }

  private static BackupDatabase database(String name, TestDatabase database) {
    return new BackupDatabase(name, database.url(), database.user(), database.password());
  }

  private static void run(TestDatabase database, String... statements) throws SQLException {
    try (Connection connection = database("a", database).connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Path backUp() {
    Path file = folder.resolve("a.zip");
    Backup.write(file, List.of(database("a", source)));
    return file;
  }

  private List<BackupDatabase> targets() {
    return List.of(database("a", target));
  }

  @Test
  void bringsBackEveryValueAndTheSchema() throws SQLException {
    Map<String, Long> counts = Restore.read(backUp(), targets());

    assertThat(counts)
        .containsOnly(
            Map.entry("a/parent", 2L), Map.entry("a/child", 2L), Map.entry("a/nobody", 0L));
    try (Connection connection = database("a", target).connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT name, kind, weight, token FROM parent JOIN child ON id = parent_id ORDER BY kind DESC")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("Räuber '7' 🏴‍☠️");
      assertThat(row.getInt(2)).isEqualTo(2);
      assertThat(row.getDouble(3)).isEqualTo(0.1);
      assertThat(row.getBytes(4)).isEqualTo(TOKEN);
      assertThat(row.next()).isTrue();
      assertThat(row.getString(3)).isNull();
      assertThat(row.getBytes(4)).isNull();
    }
    assertThatThrownBy(() -> run(target, "INSERT INTO child VALUES (8, 1, NULL, NULL)"))
        .as("the foreign key")
        .hasMessageContaining("foreign key");
  }

  @Test
  void nobodyElseMayReadABackup() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backUp())))
        .isEqualTo("rw-------");
  }

  @Test
  void doesNotTouchASystemThatIsInUse() throws SQLException {
    Path file = backUp();
    run(target, "CREATE TABLE mine (id INT)");

    assertThatThrownBy(() -> Restore.read(file, targets()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("a is not empty");
  }

  @Test
  void aFileThatWasCutOffLeavesNothingBehind() throws Exception {
    Path file = backUp();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> Restore.read(file, targets())).isInstanceOf(BackupException.class);

    try (Connection connection = database("a", target).connect();
        Statement statement = connection.createStatement()) {
      assertThat(Backup.tables(statement)).isEmpty();
    }
  }

  @Test
  void keepsTheNewestFourteen() throws Exception {
    BackupFolder backups = new BackupFolder(folder);
    Instant first = Instant.parse("2026-01-31T03:17:00Z");
    for (int night = 0; night < 20; night++) {
      Files.createFile(backups.at(first.plus(Duration.ofDays(night))));
    }

    backups.prune();

    assertThat(backups.files()).hasSize(14);
    assertThat(backups.newest()).contains(backups.at(first.plus(Duration.ofDays(19))));
  }

  @Test
  void theNextNightIsTodayOrTomorrow() {
    ZoneId zone = ZoneId.of("Asia/Singapore");

    assertThat(Nightly.untilNext(Instant.parse("2026-11-22T18:17:00Z"), zone))
        .isEqualTo(Duration.ofHours(1));
    assertThat(Nightly.untilNext(Instant.parse("2026-11-22T19:17:00Z"), zone))
        .isEqualTo(Duration.ofHours(24));
  }
}
