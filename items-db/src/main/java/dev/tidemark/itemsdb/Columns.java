package dev.tidemark.itemsdb;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads our value types from columns of items-db. */
public final class Columns {
  private Columns() {}

  /** A time that is always there. */
  public static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  public static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  public static @Nullable Price optionalPrice(ResultSet row, String column) throws SQLException {
    long units = row.getLong(column);
    return row.wasNull() ? null : new Price(units);
  }

  public static @Nullable Integer optionalWhole(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  public static @Nullable Source optionalSource(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : Source.ofNumber(number);
  }
}
