package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Appends to the changelog and to its rollup by day; both belong into one transaction. */
public final class PriceChangeStore {
  // By the primary key, backwards.
  private static final String LAST =
      """
      SELECT observed_at, price, list_price, flash_sale, stock
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
      ORDER BY observed_at DESC
      LIMIT 1
      """;

  // By the primary key, a range.
  private static final String CHANGED_TO =
      """
      SELECT COUNT(*)
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at >= :from AND price = :price
      """;

  // By the primary key, backwards.
  private static final String STOOD_AT =
      """
      SELECT price
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at < :from
      ORDER BY observed_at DESC
      LIMIT 1
      """;

  private static final String APPEND =
      """
      INSERT INTO price_change
        (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock, gap_seconds)
      VALUES
        (:listing, :model, :source, :observedAt, :price, :listPrice, :flashSale, :stock, :gapSeconds)
      """;

  // By the primary key.
  private static final String ROLL_UP =
      """
      INSERT INTO price_day
        (listing_id, model_id, source, day, min_price, max_price, close_price, changes)
      VALUES (:listing, :model, :source, :day, :price, :price, :price, 1)
      ON DUPLICATE KEY UPDATE
        min_price = LEAST(min_price, VALUES(min_price)),
        max_price = GREATEST(max_price, VALUES(max_price)),
        close_price = VALUES(close_price),
        changes = changes + 1
      """;

  private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  private final Handle handle;

  public PriceChangeStore(Handle handle) {
    this.handle = handle;
  }

  /** The newest row of a series. */
  public Optional<SeriesRow> last(Series series) {
    return handle
        .createQuery(LAST)
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number())
        .map(PriceChangeStore::seriesRow)
        .findOne();
  }

  /** Whether a series has been at a price at any time since then. */
  public boolean heldSince(Series series, Price price, Instant from) {
    int changes =
        of(handle.createQuery(CHANGED_TO), series)
            .bind("from", from.toEpochMilli())
            .bind("price", price.units())
            .mapTo(Integer.class)
            .one();
    return changes > 0
        || of(handle.createQuery(STOOD_AT), series)
            .bind("from", from.toEpochMilli())
            .mapTo(Long.class)
            .findOne()
            .filter(units -> units == price.units())
            .isPresent();
  }

  private static Query of(Query query, Series series) {
    return query
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number());
  }

  /**
   * Appends a row to a series and counts it in its day.
   *
   * @param gap how long before the row we last looked; null on the first row of a series
   */
  public void append(Series series, SeriesRow row, @Nullable Duration gap) {
    Offer offer = row.offer();
    long price =
        Objects.requireNonNull(offer.price(), "a row of the changelog has a price").units();
    handle
        .createUpdate(APPEND)
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number())
        .bind("observedAt", row.observedAt().toEpochMilli())
        .bind("price", price)
        .bind("listPrice", units(offer.listPrice()))
        .bind("flashSale", offer.flashSale())
        .bind("stock", offer.stock().number())
        .bind("gapSeconds", gap == null ? null : gap.toSeconds())
        .execute();
    rollUp(series, Math.floorDiv(row.observedAt().toEpochMilli(), MILLIS_PER_DAY), price);
  }

  private void rollUp(Series series, long day, long price) {
    handle
        .createUpdate(ROLL_UP)
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number())
        .bind("day", day)
        .bind("price", price)
        .execute();
  }

  static SeriesRow seriesRow(ResultSet row, StatementContext context) throws SQLException {
    return new SeriesRow(
        Columns.time(row, "observed_at"),
        new Offer(
            new Price(row.getLong("price")),
            Columns.optionalPrice(row, "list_price"),
            StockState.ofNumber(row.getInt("stock")),
            row.getBoolean("flash_sale")));
  }

  static @Nullable Long units(@Nullable Price price) {
    return price == null ? null : price.units();
  }
}
