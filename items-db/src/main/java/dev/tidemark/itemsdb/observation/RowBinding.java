package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of series between their columns and our words. */
final class RowBinding {
  private RowBinding() {}

  static <S extends SqlStatement<S>> S series(S statement, Series series) {
    return statement
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number());
  }

  static <S extends SqlStatement<S>> S row(S statement, ObservedRow row) {
    return offer(statement, row.offer())
        .bind("observedAt", row.at().toEpochMilli())
        .bind("gapSeconds", row.gapSeconds());
  }

  static <S extends SqlStatement<S>> S offer(S statement, Offer offer) {
    return statement
        .bind("price", Objects.requireNonNull(offer.price(), "a row has a price").units())
        .bind("listPrice", units(offer.listPrice()))
        .bind("flashSale", offer.flashSale())
        .bind("stock", offer.stock().number());
  }

  static @Nullable Long units(@Nullable Price price) {
    return price == null ? null : price.units();
  }

  static ObservedRow read(ResultSet row, StatementContext context) throws SQLException {
    long gap = row.getLong("gap_seconds");
    Long gapSeconds = row.wasNull() ? null : gap;
    return new ObservedRow(Columns.time(row, "observed_at"), offer(row), gapSeconds);
  }

  static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        Columns.optionalPrice(row, "price"),
        Columns.optionalPrice(row, "list_price"),
        StockState.ofNumber(row.getInt("stock")),
        row.getBoolean("flash_sale"));
  }
}
