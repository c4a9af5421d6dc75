package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What a series stood at before one of its rows. */
public final class EarlierPriceStore {
  // By the primary key, a range.
  private static final String LAST_AS_LOW =
      """
      SELECT MAX(observed_at)
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at < :at AND price <= :price
      """;

  // By the primary key.
  private static final String NEXT_AFTER =
      """
      SELECT MIN(observed_at)
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at > :at
      """;

  // By the primary key.
  private static final String BEGINNING =
      """
      SELECT MIN(observed_at)
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
      """;

  // By the primary key, a range.
  private static final String LOWEST =
      """
      SELECT MIN(price)
      FROM price_change
      WHERE listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at >= :from AND observed_at < :at
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

  private final Handle handle;

  public EarlierPriceStore(Handle handle) {
    this.handle = handle;
  }

  /** The moment from which a series was above a price, up to a row; empty if it always was. */
  public Optional<Instant> aboveSince(Series series, Price price, Instant at) {
    return moment(of(LAST_AS_LOW, series).bind("at", millis(at)).bind("price", price.units()))
        .flatMap(low -> moment(of(NEXT_AFTER, series).bind("at", millis(low))));
  }

  /** The first row of a series. */
  public Optional<Instant> beginning(Series series) {
    return moment(of(BEGINNING, series));
  }

  /** The lowest price that a series stood at from then up to a row, that row apart. */
  public Optional<Price> lowest(Series series, Instant from, Instant at) {
    Optional<Long> within =
        of(LOWEST, series)
            .bind("from", millis(from))
            .bind("at", millis(at))
            .mapTo(Long.class)
            .findOne();
    Optional<Long> stood =
        of(STOOD_AT, series).bind("from", millis(from)).mapTo(Long.class).findOne();
    return Stream.of(within, stood).flatMap(Optional::stream).min(Long::compare).map(Price::new);
  }

  private Query of(String sql, Series series) {
    return handle
        .createQuery(sql)
        .bind("listing", series.listing().value())
        .bind("model", series.model().value())
        .bind("source", series.source().number());
  }

  private static Optional<Instant> moment(Query query) {
    return query.mapTo(Long.class).findOne().map(Instant::ofEpochMilli);
  }

  private static long millis(Instant instant) {
    return instant.toEpochMilli();
  }
}
