package dev.tidemark.bench.load;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How much the databases and Redis have been asked so far. Not thread-safe. */
final class StoreCounters implements AutoCloseable {
  private static final String STATUS =
      """
      SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Innodb_buffer_pool_read_requests',
        'Innodb_buffer_pool_reads', 'Rows_read', 'Com_commit')
      """;

  private final Connection users;
  private final Connection items;
  private final RedisClient redis;
  private final StatefulRedisConnection<String, String> connection;

  StoreCounters(ClusterUnderTest cluster) {
    try {
      users = DriverManager.getConnection(cluster.usersUrl());
      items = DriverManager.getConnection(cluster.itemsUrl());
    } catch (SQLException failure) {
      throw new IllegalStateException("a database cannot be asked", failure);
    }
    redis = RedisClient.create(cluster.redisUrl());
    connection = redis.connect();
  }

  /** Counters by their names; the databases' begin with theirs. */
  Map<String, Double> read() {
    Map<String, Double> all = new TreeMap<>();
    try {
      status(users, "user-db ", all);
      status(items, "items-db ", all);
    } catch (SQLException failure) {
      throw new IllegalStateException("a database cannot be asked", failure);
    }
    connection
        .sync()
        .info("stats")
        .lines()
        .filter(line -> line.startsWith("total_commands_processed:"))
        .forEach(line ->
            all.put(
                "redis commands", Double.valueOf(line.substring(line.indexOf(':') + 1).strip())));
    return all;
  }

  private static void status(Connection connection, String prefix, Map<String, Double> all)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(STATUS)) {
      while (rows.next()) {
        all.put(prefix + rows.getString(1), rows.getDouble(2));
      }
    }
  }

  @Override
  public void close() {
    connection.close();
    redis.close();
    try {
      users.close();
      items.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("a database does not let go", failure);
    }
  }
}
