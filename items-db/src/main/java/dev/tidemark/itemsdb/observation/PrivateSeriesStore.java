package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The series that one account has reported and only it sees. */
public final class PrivateSeriesStore implements SeriesRows {
  // By the primary key, in its order.
  private static final String WITHIN =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM private_price_change
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at >= :from AND observed_at < :to
      ORDER BY observed_at
      LIMIT :limit
      """;

  // By the primary key, backwards.
  private static final String LAST_BEFORE =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
      FROM private_price_change
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at < :before
      ORDER BY observed_at DESC
      LIMIT 1
      """;

  // By the primary key.
  private static final String WRITE =
      """
      INSERT INTO private_price_change
        (account_id, listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock,
         gap_seconds)
      VALUES
        (:account, :listing, :model, :source, :observedAt, :price, :listPrice, :flashSale, :stock,
         :gapSeconds)
      ON DUPLICATE KEY UPDATE
        price = VALUES(price), list_price = VALUES(list_price), flash_sale = VALUES(flash_sale),
        stock = VALUES(stock), gap_seconds = VALUES(gap_seconds)
      """;

  // By the primary key.
  private static final String DELETE =
      """
      DELETE FROM private_price_change
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model AND source = :source
        AND observed_at = :observedAt
      """;

  private final Handle handle;
  private final AccountId account;

  public PrivateSeriesStore(Handle handle, AccountId account) {
    this.handle = handle;
    this.account = account;
  }

  @Override
  public List<ObservedRow> within(Series series, Instant from, Instant to, int limit) {
    return owner(RowBinding.series(handle.createQuery(WITHIN), series))
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("limit", limit)
        .map(RowBinding::read)
        .list();
  }

  @Override
  public Optional<ObservedRow> lastBefore(Series series, Instant before) {
    return owner(RowBinding.series(handle.createQuery(LAST_BEFORE), series))
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
        owner(RowBinding.row(RowBinding.series(batch, series), row)).add();
      }
      batch.execute();
    }
  }

  @Override
  public void delete(Series series, Collection<Instant> times) {
    if (!times.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(DELETE);
      for (Instant time : times) {
        owner(RowBinding.series(batch, series)).bind("observedAt", time.toEpochMilli()).add();
      }
      batch.execute();
    }
  }

  @Override
  public void sumUp(Series series, long day, List<ObservedRow> rows) {
    // Days are summed up where many readers share them; here the rows themselves are few.
  }

  private <S extends SqlStatement<S>> S owner(S statement) {
    return statement.bind("account", account.value());
  }
}
