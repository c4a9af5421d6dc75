package dev.tidemark.itemsdb.history;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads one series at a time, each by one range of the key that the rows are stored in. */
public final class PriceHistoryStore implements PriceHistory {
  // By PRIMARY (listing_id, model_id, source, observed_at), in its order; years outside are pruned.
  private static final String RANGE =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at >= :from AND observed_at < :to
      ORDER BY observed_at
      LIMIT :limit
      """;

  // By PRIMARY, backwards from the time; reads one row of each year between the bounds.
  private static final String LAST_WITHIN =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at >= :from AND observed_at < :before
      ORDER BY observed_at DESC
      LIMIT 1
      """;

  // By PRIMARY (listing_id, model_id, source, day). The days have the sources of the changes they
  // sum up and lie in one tree, where the changes lie in one for each year.
  private static final String NEXT_SOURCE =
      """
      SELECT source
      FROM price_day
      WHERE listing_id = :listing AND model_id = :model AND source > :after
      ORDER BY source
      LIMIT 1
      """;

  /** Nearly every price changes at least once in it, and it lies in two years at most. */
  private static final Duration NEARBY = Duration.ofDays(365);

  private final Handle handle;

  public PriceHistoryStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<PriceChange> range(
      Series series, @Nullable Instant from, @Nullable Instant to, int limit) {
    return handle
        .createQuery(RANGE)
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number())
        .bind("from", from == null ? 0 : from.toEpochMilli())
        .bind("to", to == null ? Long.MAX_VALUE : to.toEpochMilli())
        .bind("limit", limit)
        .map(PriceHistoryStore::change)
        .list();
  }

  /**
   * The last change before a time. It is looked for in the 365 days before, and only when there is
   * none in all the years, each of which costs a page.
   */
  @Override
  public Optional<PriceChange> lastBefore(Series series, Instant before) {
    boolean longAgo = before.isBefore(Instant.EPOCH.plus(NEARBY));
    Instant nearby = longAgo ? Instant.EPOCH : before.minus(NEARBY);
    return lastWithin(series, nearby, before).or(() -> lastWithin(series, Instant.EPOCH, nearby));
  }

  private Optional<PriceChange> lastWithin(Series series, Instant from, Instant before) {
    return handle
        .createQuery(LAST_WITHIN)
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number())
        .bind("from", from.toEpochMilli())
        .bind("before", before.toEpochMilli())
        .map(PriceHistoryStore::change)
        .findOne();
  }

  /**
   * Every source that has a series of this model; a statement for each, and one that finds none.
   */
  @Override
  public List<Source> sources(ListingId listing, ModelId model) {
    List<Source> sources = new ArrayList<>();
    Optional<Source> next = nextSource(listing, model, 0);
    while (next.isPresent()) {
      sources.add(next.get());
      next = nextSource(listing, model, next.get().number());
    }
    return sources;
  }

  private Optional<Source> nextSource(ListingId listing, ModelId model, int after) {
    return handle
        .createQuery(NEXT_SOURCE)
        .bind("listing", listing.value())
        .bind("model", model.value())
        .bind("after", after)
        .map((row, context) -> Source.ofNumber(row.getInt("source")))
        .findOne();
  }

  /** One row with the columns of a change. */
  public static PriceChange change(ResultSet row, StatementContext context) throws SQLException {
    return new PriceChange(
        Columns.time(row, "observed_at"),
        new Price(row.getLong("price")),
        Columns.optionalPrice(row, "list_price"),
        row.getBoolean("flash_sale"),
        StockState.ofNumber(row.getInt("stock")),
        gap(row));
  }

  private static @Nullable Duration gap(ResultSet row) throws SQLException {
    long seconds = row.getLong("gap_seconds");
    return row.wasNull() ? null : Duration.ofSeconds(seconds);
  }
}
