package dev.tidemark.itemsdb.listing;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.StockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads one row of the table {@code listing}. */
final class ListingRow {
  private ListingRow() {}

  static Listing read(ResultSet row, StatementContext context) throws SQLException {
    return new Listing(
        new ListingId(row.getLong("listing_id")),
        new ShopId(row.getLong("shop_id")),
        row.getBoolean("shop_confirmed"),
        ItemState.ofNumber(row.getInt("state")),
        row.getString("name"),
        row.getString("image_url"),
        offer(row),
        Columns.optionalPrice(row, "price_max"),
        Columns.optionalSource(row, "source"),
        Columns.optionalTime(row, "price_since"),
        new Sightings(
            Columns.time(row, "tracked_since"),
            Columns.optionalTime(row, "first_seen_at"),
            Columns.optionalTime(row, "last_seen_at"),
            Columns.optionalTime(row, "gone_since")),
        Origin.ofNumber(row.getInt("origin")),
        row.getLong("version"));
  }

  static ListingOutline readOutline(ResultSet row, StatementContext context) throws SQLException {
    return new ListingOutline(
        new ListingId(row.getLong("listing_id")),
        row.getString("name"),
        Columns.optionalPrice(row, "price"),
        Columns.optionalTime(row, "price_since"));
  }

  /** The four columns that listings and models share. */
  static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        Columns.optionalPrice(row, "price"),
        Columns.optionalPrice(row, "list_price"),
        StockState.ofNumber(row.getInt("stock")),
        row.getBoolean("flash_sale"));
  }
}
