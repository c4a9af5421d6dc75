package dev.tidemark.server.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database as its owner reaches it.
 *
 * @param name such as {@code user-db}; the same in every system
 * @param url a JDBC URL without parameters of its own for types
 */
public record BackupDatabase(String name, String url, String user, String password) {
  Connection connect() throws SQLException {
    // As numbers, which is what TINYINT columns of ours are.
    String types = (url.indexOf('?') < 0 ? "?" : "&") + "tinyInt1isBit=false";
    return DriverManager.getConnection(url + types, user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " at " + url + " as " + user;
  }
}
