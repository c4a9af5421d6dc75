package dev.tidemark.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, empty schema on a real MariaDB server, dropped when closed. The server is started with
 * the first one and ends with the JVM.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final TestServer server;
  private final String name;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Makes a schema of its own for a test. */
  public static TestDatabase create() {
    return create(TestServer.shared());
  }

  /** Makes a schema on a server of its own, which may be killed. */
  public static TestDatabase durable() {
    return create(TestServer.durable());
  }

  private static TestDatabase create(TestServer server) {
    TestDatabase database = new TestDatabase(server, "test_" + COUNTER.incrementAndGet());
    database.execute(
        "CREATE DATABASE " + database.name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    return database;
  }

  /** Kills the server, which is started again on what it had committed. */
  public void kill() {
    server.kill();
  }

  /** The JDBC address, without user and password. */
  public String url() {
    return server.url(name);
  }

  public String user() {
    return TestServer.USER;
  }

  public String password() {
    return server.password();
  }

  @Override
  public void close() {
    execute("DROP DATABASE " + name);
    server.release();
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(server.url(""), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(sql, fault);
    }
  }
}
