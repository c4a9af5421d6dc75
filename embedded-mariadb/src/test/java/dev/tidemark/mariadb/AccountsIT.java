package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsIT {
  private static final DatabaseAccount SERVICE =
      new DatabaseAccount("service", "s", List.of(Grant.readWrite("shop")));
  private static final DatabaseAccount READER =
      new DatabaseAccount(
          "reader", "r", List.of(Grant.onTable("shop", "item", Grant.Privilege.SELECT)));
  private static final DatabaseAccount MIGRATIONS =
      new DatabaseAccount("migrations", "m", List.of(Grant.owner("shop")));

  @TempDir static Path folder;
  private static EmbeddedMariaDb server;

  @BeforeAll
  static void start() {
    MariaDbConfig config =
        Servers.in(folder).withAccounts(List.of(Servers.OWNER, SERVICE, READER, MIGRATIONS));
    server = EmbeddedMariaDb.start(config);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"root,''", "mysql,''", "mariadb.sys,''", "owner,''", "service,''"},
      emptyValue = "")
  void nobodyGetsInWithoutAPassword(String user, String password) {
    assertThatThrownBy(() -> Servers.connect(server.port(), user, password).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Access denied");
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThatThrownBy(() -> Servers.connect(server.port(), "owner", "wrong").close())
        .hasMessageContaining("Access denied");
  }

  @Test
  void noAccountButALockedOneIsWithoutAPassword() throws SQLException {
    String open =
        Servers.ask(
            server,
            """
            SELECT COUNT(*) FROM mysql.global_priv
            WHERE COALESCE(JSON_VALUE(Priv, '$.authentication_string'), '') = ''
              AND NOT COALESCE(JSON_VALUE(Priv, '$.account_locked'), 0)
            """);

    assertThat(open).isEqualTo("0");
    assertThat(
            Servers.ask(
                server, "SELECT COUNT(*) FROM mysql.global_priv WHERE User IN ('root', '')"))
        .isEqualTo("0");
    assertThat(
            Servers.ask(
                server,
                "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'test'"))
        .isEqualTo("0");
  }

  @Test
  void eachMayDoWhatItIsGrantedAndNothingElse() throws SQLException {
    Servers.execute(server, MIGRATIONS, "CREATE TABLE shop.item (item_id BIGINT PRIMARY KEY)");
    Servers.execute(server, MIGRATIONS, "CREATE TABLE shop.price (item_id BIGINT PRIMARY KEY)");
    Servers.execute(server, SERVICE, "INSERT INTO shop.item (item_id) VALUES (1)");
    Servers.execute(server, READER, "SELECT item_id FROM shop.item");

    assertDenied(SERVICE, "DROP TABLE shop.item");
    assertDenied(READER, "SELECT item_id FROM shop.price");
    assertDenied(READER, "INSERT INTO shop.item (item_id) VALUES (2)");
    assertDenied(READER, "CREATE OR REPLACE TABLE shop.item (item_id BIGINT)");
    assertDenied(MIGRATIONS, "GRANT SELECT ON shop.* TO 'reader'@'localhost'");
    assertDenied(MIGRATIONS, "CREATE DATABASE other");
    assertDenied(MIGRATIONS, "SELECT User FROM mysql.global_priv");
  }

  private static void assertDenied(DatabaseAccount account, String sql) {
    assertThatThrownBy(() -> Servers.execute(server, account, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("denied");
  }
}
