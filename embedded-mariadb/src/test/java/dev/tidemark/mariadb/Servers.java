package dev.tidemark.mariadb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the tests of this package say to a server. */
final class Servers {
  static final Path CACHE = Path.of("target", "server-cache");

  static final DatabaseAccount OWNER =
      new DatabaseAccount("owner", "o'wn\\er", List.of(Grant.everything()));

  private Servers() {}

  /** A small server with the database {@code shop} and the account {@link #OWNER}. */
  static MariaDbConfig in(Path directory) {
    return MariaDbConfig.in(directory, CACHE)
        .forgetful()
        .withDatabases("shop")
        .withAccounts(List.of(OWNER));
  }

  static Connection connect(int port, String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/?sslMode=disable&connectTimeout=2000",
        user,
        password);
  }

  static void execute(EmbeddedMariaDb server, String... statements) throws SQLException {
    execute(server, OWNER, statements);
  }

  static void execute(EmbeddedMariaDb server, DatabaseAccount account, String... statements)
      throws SQLException {
    try (Connection connection = connect(server.port(), account.user(), account.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The one value that a query answers. */
  static String ask(EmbeddedMariaDb server, String query) throws SQLException {
    try (Connection connection = connect(server.port(), OWNER.user(), OWNER.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "nothing";
    }
  }
}
