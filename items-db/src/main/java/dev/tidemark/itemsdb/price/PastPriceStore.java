package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Puts months of changes before those that a series has, many rows at once; changelog and rollup
 * belong into one transaction that holds the listing's row.
 */
public final class PastPriceStore {
  // By the primary key.
  private static final String FIRST =
      """
      SELECT observed_at, price, list_price, flash_sale, stock
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
      ORDER BY observed_at
      LIMIT 1
      """;

  private static final String ADD =
      """
      INSERT INTO price_change
        (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock, gap_seconds)
      VALUES
        (:listing, :model, :source, :observedAt, :price, :listPrice, :flashSale, :stock, :gapSeconds)
      """;

  // By the primary key. The close of a day that has rows already is later than all that is added.
  private static final String ROLL_UP =
      """
      INSERT INTO price_day
        (listing_id, model_id, source, day, min_price, max_price, close_price, changes)
      VALUES (:listing, :model, :source, :day, :min, :max, :close, :changes)
      ON DUPLICATE KEY UPDATE
        min_price = LEAST(min_price, VALUES(min_price)),
        max_price = GREATEST(max_price, VALUES(max_price)),
        changes = changes + VALUES(changes)
      """;

  // By the primary key.
  private static final String SET_GAP =
      """
      UPDATE price_change SET gap_seconds = :gapSeconds
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at = :observedAt AND gap_seconds IS NULL
      """;

  // By the primary key.
  private static final String DROP =
      """
      DELETE FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at = :observedAt
      """;

  // By the primary key. What the day's row says of prices stays true: this one was in force then.
  private static final String COUNT_LESS =
      """
      UPDATE price_day SET changes = changes - 1
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND price_day.day = :day
      """;

  // By the primary key.
  private static final String DROP_EMPTY_DAY =
      """
      DELETE FROM price_day
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND price_day.day = :day
        AND changes = 0
      """;

  private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  /** The prices of one series on one day. */
  private record Day(long min, long max, long close, int changes) {
    static Day of(long price) {
      return new Day(price, price, price, 1);
    }

    Day then(Day later) {
      return new Day(
          Math.min(min, later.min), Math.max(max, later.max), later.close, changes + later.changes);
    }
  }

  private final Handle handle;

  public PastPriceStore(Handle handle) {
    this.handle = handle;
  }

  /** The oldest row of a series. */
  public Optional<SeriesRow> first(Series series) {
    return bound(handle.createQuery(FIRST), series).map(PriceChangeStore::seriesRow).findOne();
  }

  /**
   * Adds rows to a series, all before its oldest, and counts them in their days.
   *
   * @param rows oldest first
   */
  public void add(Series series, List<PastRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD);
    Map<Long, Day> days = new HashMap<>();
    for (PastRow past : rows) {
      SeriesRow row = past.row();
      long price = units(row.offer());
      bound(batch, series)
          .bind("observedAt", row.observedAt().toEpochMilli())
          .bind("price", price)
          .bind("listPrice", PriceChangeStore.units(row.offer().listPrice()))
          .bind("flashSale", row.offer().flashSale())
          .bind("stock", row.offer().stock().number())
          .bind("gapSeconds", past.gap() == null ? null : past.gap().toSeconds())
          .add();
      days.merge(dayOf(row.observedAt()), Day.of(price), Day::then);
    }
    batch.execute();
    rollUp(series, days);
  }

  /** Says how long before a row, the first until now, somebody looked. */
  public void setGap(Series series, Instant observedAt, Duration gap) {
    bound(handle.createUpdate(SET_GAP), series)
        .bind("observedAt", observedAt.toEpochMilli())
        .bind("gapSeconds", gap.toSeconds())
        .execute();
  }

  /** Takes out a row that is no change any more, since the one before it says the same. */
  public void drop(Series series, Instant observedAt) {
    bound(handle.createUpdate(DROP), series)
        .bind("observedAt", observedAt.toEpochMilli())
        .execute();
    for (String sql : List.of(COUNT_LESS, DROP_EMPTY_DAY)) {
      bound(handle.createUpdate(sql), series).bind("day", dayOf(observedAt)).execute();
    }
  }

  private void rollUp(Series series, Map<Long, Day> days) {
    PreparedBatch batch = handle.prepareBatch(ROLL_UP);
    days.forEach((number, day) ->
        bound(batch, series)
            .bind("day", number)
            .bind("min", day.min())
            .bind("max", day.max())
            .bind("close", day.close())
            .bind("changes", day.changes())
            .add());
    batch.execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Series series) {
    return statement
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number());
  }

  private static long dayOf(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), MILLIS_PER_DAY);
  }

  private static long units(Offer offer) {
    return Objects.requireNonNull(offer.price(), "a row of the changelog has a price").units();
  }
}
