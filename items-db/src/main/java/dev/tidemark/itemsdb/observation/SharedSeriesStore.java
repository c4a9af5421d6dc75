package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The series that everybody sees, with what sums up their days. */
public final class SharedSeriesStore implements SeriesRows {
  // By the primary key, in its order.
  private static final String WITHIN =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at >= :from AND observed_at < :to
      ORDER BY observed_at
      LIMIT :limit
      """;

  // By the primary key, backwards.
  private static final String LAST_BEFORE =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at < :before
      ORDER BY observed_at DESC
      LIMIT 1
      """;

  // By the primary key.
  private static final String WRITE =
      """
      INSERT INTO price_change
        (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock,
         gap_seconds)
      VALUES
        (:listing, :model, :source, :observedAt, :price, :listPrice, :flashSale, :stock,
         :gapSeconds)
      ON DUPLICATE KEY UPDATE
        price = VALUES(price), list_price = VALUES(list_price), flash_sale = VALUES(flash_sale),
        stock = VALUES(stock), gap_seconds = VALUES(gap_seconds)
      """;

  // By the primary key.
  private static final String DELETE =
      """
      DELETE FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at = :observedAt
      """;

  // By the primary key. Item services keep series for as long as their items keep their version.
  private static final String RENEW =
      """
      UPDATE listing SET version = version + 1 WHERE listing_id = :listing
      """;

  // By the primary key.
  private static final String SUM_UP =
      """
      INSERT INTO price_day
        (listing_id, model_id, source, day, min_price, max_price, close_price, changes)
      VALUES (:listing, :model, :source, :day, :lowest, :highest, :close, :changes)
      ON DUPLICATE KEY UPDATE
        min_price = VALUES(min_price), max_price = VALUES(max_price),
        close_price = VALUES(close_price), changes = VALUES(changes)
      """;

  // By the primary key.
  private static final String FORGET_DAY =
      """
      DELETE FROM price_day
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND price_day.day = :day
      """;

  private final Handle handle;

  public SharedSeriesStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<ObservedRow> within(Series series, Instant from, Instant to, int limit) {
    return RowBinding.series(handle.createQuery(WITHIN), series)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("limit", limit)
        .map(RowBinding::read)
        .list();
  }

  @Override
  public Optional<ObservedRow> lastBefore(Series series, Instant before) {
    return RowBinding.series(handle.createQuery(LAST_BEFORE), series)
        .bind("before", before.toEpochMilli())
        .map(RowBinding::read)
        .findOne();
  }

  @Override
  public Optional<ObservedRow> firstFrom(Series series, Instant from) {
    return within(series, from, Instant.ofEpochMilli(Long.MAX_VALUE), 1).stream().findFirst();
  }

  @Override
  public void write(Series series, Collection<ObservedRow> rows) {
    if (!rows.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(WRITE);
      for (ObservedRow row : rows) {
        RowBinding.row(RowBinding.series(batch, series), row).add();
      }
      batch.execute();
      renew(series);
    }
  }

  @Override
  public void delete(Series series, Collection<Instant> times) {
    if (!times.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(DELETE);
      for (Instant time : times) {
        RowBinding.series(batch, series).bind("observedAt", time.toEpochMilli()).add();
      }
      batch.execute();
      renew(series);
    }
  }

  private void renew(Series series) {
    handle.createUpdate(RENEW).bind("listing", series.listing().value()).execute();
  }

  @Override
  public void sumUp(Series series, long day, List<ObservedRow> rows) {
    if (rows.isEmpty()) {
      RowBinding.series(handle.createUpdate(FORGET_DAY), series).bind("day", day).execute();
      return;
    }
    LongSummaryStatistics prices =
        rows.stream().mapToLong(SharedSeriesStore::units).summaryStatistics();
    RowBinding.series(handle.createUpdate(SUM_UP), series)
        .bind("day", day)
        .bind("lowest", prices.getMin())
        .bind("highest", prices.getMax())
        .bind("close", units(rows.getLast()))
        .bind("changes", rows.size())
        .execute();
  }

  private static long units(ObservedRow row) {
    Price price = Objects.requireNonNull(row.offer().price(), "a row has a price");
    return price.units();
  }
}
