package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.mariadb.installation.ServerChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedMariaDbIT {

  @TempDir Path folder;

  @Test
  void keepsItsRowsFromOneStartToTheNext() throws SQLException {
    try (EmbeddedMariaDb first = EmbeddedMariaDb.start(Servers.in(folder))) {
      Servers.execute(
          first,
          "CREATE TABLE shop.thing (thing_id BIGINT NOT NULL PRIMARY KEY)",
          "INSERT INTO shop.thing (thing_id) VALUES (42)");
    }

    try (EmbeddedMariaDb second = EmbeddedMariaDb.start(Servers.in(folder))) {
      assertThat(Servers.ask(second, "SELECT thing_id FROM shop.thing")).isEqualTo("42");
    }
  }

  @Test
  void worksInALongPathWithSpacesAndQuotes() throws SQLException {
    Path longPath = folder.resolve("it's a home".repeat(12)).resolve("long path ".repeat(12) + ".");

    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(Servers.in(longPath))) {
      assertThat(longPath.toString().length()).isGreaterThan(250);
      assertThat(Servers.ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void servesOneStartPerDirectoryAndSaysSoAtOnce() {
    MariaDbConfig config = Servers.in(folder);
    try (EmbeddedMariaDb running = EmbeddedMariaDb.start(config)) {
      long begin = System.nanoTime();

      assertThatThrownBy(() -> EmbeddedMariaDb.start(config))
          .isInstanceOf(MariaDbException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by this process");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(running.pid()).isPositive();
    }
  }

  @Test
  void listensWhereItIsToldAndSaysWhenThatIsTaken() throws IOException {
    MariaDbConfig config;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      config = Servers.in(folder).withPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedMariaDb.start(config))
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("is taken");
    }
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(config)) {
      assertThat(server.port()).isEqualTo(config.port());
    }
  }

  @Test
  void keepsItsFilesToItselfAndLeavesNoPasswordBehind() throws IOException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(Servers.in(folder.resolve("db")))) {
      assertThat(server.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
      try (Stream<Path> files = Files.list(folder.resolve("db"))) {
        assertThat(files).noneMatch(file -> file.toString().endsWith(".sql"));
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("db"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void runsInUtcWithStrictValuesAndUtf8() throws SQLException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(Servers.in(folder))) {
      assertThat(Servers.ask(server, "SELECT @@global.time_zone")).isEqualTo("+00:00");
      assertThat(Servers.ask(server, "SELECT @@global.sql_mode")).contains("STRICT_ALL_TABLES");
      assertThat(Servers.ask(server, "SELECT @@global.collation_server")).isEqualTo("utf8mb4_bin");
      assertThat(Servers.ask(server, "SELECT @@global.socket")).isEmpty();
    }
  }

  @Test
  void withoutAnyServerSaysWhatToInstallOrToConfigure() {
    ServerChoice.Machine machine = new ServerChoice.Machine("Linux", "riscv64", List.of(folder));

    assertThatThrownBy(() -> EmbeddedMariaDb.start(Servers.in(folder), machine))
        .isInstanceOf(MariaDbException.class)
        .hasMessageContaining("riscv64")
        .hasMessageContaining("mariadb-server-core")
        .hasMessageContaining("user-db.url")
        .hasMessageContaining("items-db.url");
  }
}
