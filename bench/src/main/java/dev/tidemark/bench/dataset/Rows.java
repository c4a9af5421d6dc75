package dev.tidemark.bench.dataset;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table, sent in batches. Not thread-safe. */
final class Rows implements AutoCloseable {
  private static final int BATCH = 5_000;

  private final PreparedStatement insert;
  private int waiting;
  private long sent;

  Rows(Connection connection, String table, String... columns) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                    table,
                    String.join(", ", columns),
                    String.join(", ", Collections.nCopies(columns.length, "?"))));
  }

  void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
    waiting++;
    if (waiting == BATCH) {
      send();
    }
  }

  long count() {
    return sent + waiting;
  }

  void send() throws SQLException {
    if (waiting > 0) {
      int[] _ = insert.executeBatch();
      sent += waiting;
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    send();
    insert.close();
  }
}
