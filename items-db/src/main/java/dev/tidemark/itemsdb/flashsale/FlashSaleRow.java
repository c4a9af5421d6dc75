package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads rows of the tables {@code flash_session} and {@code flash_item}. */
final class FlashSaleRow {
  private FlashSaleRow() {}

  static FlashSale session(ResultSet row, StatementContext context) throws SQLException {
    return new FlashSale(
        Region.ofNumber(row.getInt("region")),
        new FlashSessionId(row.getLong("session_id")),
        Source.ofNumber(row.getInt("source")),
        row.getString("name"),
        Columns.time(row, "start_at"),
        Columns.time(row, "end_at"),
        Columns.optionalTime(row, "items_listed_at"),
        FlashSale.Phase.ofNumber(row.getInt("phase")),
        row.getInt("items"),
        row.getInt("items_sold_out"),
        row.getLong("version"));
  }

  static FlashSaleOffer offer(ResultSet row, StatementContext context) throws SQLException {
    return new FlashSaleOffer(
        new FlashSessionId(row.getLong("session_id")),
        new ListingId(row.getLong("listing_id")),
        Columns.optionalPrice(row, "flash_price"),
        row.getString("hidden_price"),
        Columns.optionalPrice(row, "list_price"),
        optionalCount(row, "allocated"),
        optionalCount(row, "remaining"),
        row.getBoolean("sold_out"),
        Columns.optionalTime(row, "sold_out_at"));
  }

  private static @Nullable Integer optionalCount(ResultSet row, String column) throws SQLException {
    int count = row.getInt(column);
    return row.wasNull() ? null : count;
  }
}
