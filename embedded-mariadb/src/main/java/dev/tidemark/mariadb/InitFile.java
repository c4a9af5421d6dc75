package dev.tidemark.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server does with full rights before it accepts connections: no account without a
 * password stays, ours get their passwords and grants.
 *
 * <p>The file holds passwords, so only its owner may read it and it goes away when closed.
 */
final class InitFile implements AutoCloseable {

  /** Where an account may connect from; names are not resolved, so both are needed. */
  private static final List<String> HOSTS = List.of("127.0.0.1", "localhost");

  /**
   * The locked one owns the server's own views. Roles have no password because nobody logs in as
   * one.
   */
  private static final List<String> CLEARING =
      List.of(
          """
          DELETE FROM mysql.global_priv \
          WHERE COALESCE(JSON_VALUE(Priv, '$.authentication_string'), '') = '' \
          AND COALESCE(JSON_VALUE(Priv, '$.account_locked'), '0') NOT IN ('1', 'true') \
          AND COALESCE(JSON_VALUE(Priv, '$.is_role'), '0') NOT IN ('1', 'true');\
          """,
          """
          DELETE FROM mysql.proxies_priv \
          WHERE NOT EXISTS (SELECT 1 FROM mysql.global_priv AS account \
          WHERE account.User = proxies_priv.User AND account.Host = proxies_priv.Host);\
          """,
          "DELETE FROM mysql.db WHERE User = '';",
          "FLUSH PRIVILEGES;",
          "DROP DATABASE IF EXISTS test;");

  private final Path file;

  private InitFile(Path file) {
    this.file = file;
  }

  static InitFile write(Path folder, MariaDbConfig config) throws IOException {
    // createTempFile gives it mode 600.
    Path file = Files.createTempFile(folder, "init", ".sql");
    try {
      Files.write(file, statements(config));
      return new InitFile(file);
    } catch (IOException fault) {
      Files.deleteIfExists(file);
      throw fault;
    }
  }

  /** One statement a line, as the server wants them. */
  static List<String> statements(MariaDbConfig config) {
    List<String> statements = new ArrayList<>(CLEARING);
    for (String database : config.databases()) {
      statements.add(
          "CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;"
              .formatted(database));
    }
    for (DatabaseAccount account : config.accounts()) {
      for (String host : HOSTS) {
        addAccount(statements, account, "'" + account.user() + "'@'" + host + "'");
      }
    }
    return statements;
  }

  private static void addAccount(List<String> statements, DatabaseAccount account, String name) {
    statements.add(
        "CREATE OR REPLACE USER " + name + " IDENTIFIED BY " + quoted(account.password()) + ";");
    for (Grant grant : account.grants()) {
      boolean creates = grant.privileges().contains(Grant.Privilege.CREATE);
      if (grant.table().isEmpty() || creates) {
        statements.add(grant(grant.privilegesSql(), grant, name));
      } else {
        // Only together with CREATE may a grant name a table which is not there yet.
        statements.add(grant("CREATE, " + grant.privilegesSql(), grant, name));
        statements.add("REVOKE CREATE ON " + grant.objectSql() + " FROM " + name + ";");
      }
    }
  }

  private static String grant(String privileges, Grant grant, String name) {
    return "GRANT " + privileges + " ON " + grant.objectSql() + " TO " + name + ";";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
