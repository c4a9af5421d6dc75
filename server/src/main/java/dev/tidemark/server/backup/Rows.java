package dev.tidemark.server.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes: before each row a 1, behind the last a 0; each value is its length and its bytes,
 * and a length of -1 is NULL. What is not binary is text, as the server writes it.
 */
final class Rows {
  private static final int BATCH = 500;

  private Rows() {}

  /** Writes all rows of a result and returns how many there were. */
  static long write(ResultSet rows, DataOutputStream out) throws SQLException, IOException {
    ResultSetMetaData columns = rows.getMetaData();
    boolean[] binary = new boolean[columns.getColumnCount()];
    for (int column = 0; column < binary.length; column++) {
      binary[column] = isBinary(columns.getColumnType(column + 1));
    }
    long count = 0;
    while (rows.next()) {
      out.writeByte(1);
      for (int column = 0; column < binary.length; column++) {
        write(value(rows, column + 1, binary[column]), out);
      }
      count++;
    }
    out.writeByte(0);
    return count;
  }

  private static byte @Nullable [] value(ResultSet rows, int column, boolean binary)
      throws SQLException {
    if (binary) {
      return rows.getBytes(column);
    }
    String text = rows.getString(column);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(byte @Nullable [] value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(value.length);
      out.write(value);
    }
  }

  /** Inserts all rows and returns how many there were. */
  static long read(DataInputStream in, PreparedStatement insert, boolean[] binary)
      throws SQLException, IOException {
    long count = 0;
    while (in.readByte() == 1) {
      for (int column = 0; column < binary.length; column++) {
        set(insert, column + 1, in, binary[column]);
      }
      insert.addBatch();
      if (++count % BATCH == 0) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
    return count;
  }

  private static void set(PreparedStatement insert, int column, DataInputStream in, boolean binary)
      throws SQLException, IOException {
    int length = in.readInt();
    if (length < 0) {
      insert.setNull(column, Types.NULL);
      return;
    }
    byte[] value = in.readNBytes(length);
    if (binary) {
      insert.setBytes(column, value);
    } else {
      insert.setString(column, new String(value, StandardCharsets.UTF_8));
    }
  }

  static boolean isBinary(int type) {
    return switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> true;
      default -> false;
    };
  }
}
