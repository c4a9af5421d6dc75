package dev.tidemark.runtime.database;

/**
 * How to reach a database as one of its users, with how many connections.
 *
 * @param name the database's name in logs, metrics and messages, such as {@code items-db}
 * @param url a JDBC URL of MariaDB Connector/J; what it says in parameters goes before our defaults
 */
public record DatabaseConfig(
    String name, String url, String user, String password, int connections) {
  /**
   * Eight connections were the fastest on the machines we measured; more only queue in the server.
   */
  public static final int CONNECTIONS = 8;

  public DatabaseConfig {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException("a JDBC URL starts with jdbc:, not " + url);
    }
    if (connections < 1) {
      throw new IllegalArgumentException(name + " needs a connection, not " + connections);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " at " + url + " as " + user;
  }
}
