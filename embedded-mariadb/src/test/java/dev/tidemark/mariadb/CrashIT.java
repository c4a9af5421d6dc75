package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CrashIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aKilledServerIsStartedAgainOnTheSamePortWithEveryCommittedRow() throws SQLException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(durable())) {
      int rows = fill(server);
      long firstPid = server.pid();

      kill(firstPid);

      awaitAnotherThan(firstPid, server);
      assertThat(Servers.ask(server, "SELECT COUNT(*) FROM shop.thing"))
          .isEqualTo(Integer.toString(rows));
    }
  }

  @Test
  void aServerThatDiesAgainAndAgainIsStartedAgainAndAgain() throws SQLException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(durable())) {
      for (int i = 0; i < 3; i++) {
        long pid = server.pid();
        kill(pid);
        awaitAnotherThan(pid, server);
      }
      assertThat(Servers.ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void canBeClosedWhileItsServerIsDown() throws SQLException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(durable())) {
      fill(server);
      kill(server.pid());
    }

    try (EmbeddedMariaDb again = EmbeddedMariaDb.start(durable())) {
      assertThat(Servers.ask(again, "SELECT COUNT(*) FROM shop.thing")).isEqualTo("50");
    }
  }

  @Test
  void theServerDiesWithItsJvmAndTheNextStartHasEveryCommittedRow() throws Exception {
    long serverPid;
    try (ChildJvm child = ChildJvm.start(folder, Servers.CACHE, List.of())) {
      serverPid = child.serverPid();
      assertThat(ProcessHandle.of(serverPid)).isPresent();

      child.kill();
    }

    await().atMost(PATIENCE).until(() -> ProcessHandle.of(serverPid).isEmpty());
    assertChildsRowIsThere();
  }

  @Test
  void aServerThatOutlivedItsJvmIsEndedByTheNextStart() throws Exception {
    // An unusable setpriv stands first on the PATH, as on a system that has none.
    Path path = Files.createDirectory(folder.resolve("bin"));
    Path setpriv = Files.writeString(path.resolve("setpriv"), "#!/bin/sh\nexit 1\n");
    assertThat(setpriv.toFile().setExecutable(true)).isTrue();
    long serverPid;
    try (ChildJvm child =
        ChildJvm.start(
            folder, Servers.CACHE, List.of("env", "PATH=" + path + ":" + System.getenv("PATH")))) {
      serverPid = child.serverPid();
      child.kill();
    }
    assertThat(ProcessHandle.of(serverPid)).isPresent();

    assertChildsRowIsThere();

    assertThat(ProcessHandle.of(serverPid)).isEmpty();
  }

  @Test
  void aPidFileThatNamesSomebodyElseHurtsNobody() throws Exception {
    EmbeddedMariaDb.start(Servers.in(folder)).close();
    try (ChildJvm bystander = ChildJvm.start(folder.resolve("other"), Servers.CACHE, List.of())) {
      Files.writeString(folder.resolve("mariadbd.pid"), bystander.serverPid() + "\n");

      EmbeddedMariaDb.start(Servers.in(folder)).close();

      assertThat(ProcessHandle.of(bystander.serverPid())).isPresent();
    }
  }

  private void assertChildsRowIsThere() throws SQLException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(durable())) {
      assertThat(Servers.ask(server, "SELECT COUNT(*) FROM shop.thing")).isEqualTo("50");
    }
  }

  private MariaDbConfig durable() {
    return durable(folder, Servers.CACHE);
  }

  static MariaDbConfig durable(Path folder, Path cache) {
    return MariaDbConfig.in(folder, cache)
        .withDatabases("shop")
        .withAccounts(List.of(Servers.OWNER));
  }

  /** Commits rows one by one. */
  static int fill(EmbeddedMariaDb server) throws SQLException {
    Servers.execute(server, "CREATE TABLE shop.thing (thing_id BIGINT NOT NULL PRIMARY KEY)");
    String[] rows = new String[50];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "INSERT INTO shop.thing (thing_id) VALUES (" + i + ")";
    }
    Servers.execute(server, rows);
    return rows.length;
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  private static void awaitAnotherThan(long pid, EmbeddedMariaDb server) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() ->
            server.pid() != pid
                && server.pid() != 0
                && Servers.ask(server, "SELECT 1").equals("1"));
  }
}
