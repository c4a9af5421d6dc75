package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the series that one account has reported and only it sees. */
public final class PrivateHistoryStore implements PriceHistory {
  // By the primary key, in its order.
  private static final String RANGE =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM private_price_change
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model
        AND source = :source AND observed_at >= :from AND observed_at < :to
      ORDER BY observed_at
      LIMIT :limit
      """;

  // By the primary key, backwards.
  private static final String LAST_BEFORE =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM private_price_change
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model
        AND source = :source AND observed_at < :before
      ORDER BY observed_at DESC
      LIMIT 1
      """;

  // By the primary key, one row for each source: there are two.
  private static final String SOURCES =
      """
      SELECT DISTINCT source
      FROM private_price_change
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model
      ORDER BY source
      """;

  private final Handle handle;
  private final AccountId account;

  public PrivateHistoryStore(Handle handle, AccountId account) {
    this.handle = handle;
    this.account = account;
  }

  @Override
  public List<PriceChange> range(
      Series series, @Nullable Instant from, @Nullable Instant to, int limit) {
    return RowBinding.series(handle.createQuery(RANGE), series)
        .bind("account", account.value())
        .bind("from", from == null ? 0 : from.toEpochMilli())
        .bind("to", to == null ? Long.MAX_VALUE : to.toEpochMilli())
        .bind("limit", limit)
        .map(PriceHistoryStore::change)
        .list();
  }

  @Override
  public Optional<PriceChange> lastBefore(Series series, Instant before) {
    return RowBinding.series(handle.createQuery(LAST_BEFORE), series)
        .bind("account", account.value())
        .bind("before", before.toEpochMilli())
        .map(PriceHistoryStore::change)
        .findOne();
  }

  @Override
  public List<Source> sources(ListingId listing, ModelId model) {
    return handle
        .createQuery(SOURCES)
        .bind("account", account.value())
        .bind("listing", listing.value())
        .bind("model", model.value())
        .mapTo(Integer.class)
        .map(Source::ofNumber)
        .list();
  }
}
