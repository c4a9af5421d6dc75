package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Implausible observations that wait for another one, one of each series. */
public final class DoubtedStore {
  private static final long EVERYBODY = 0;

  // By the primary key.
  private static final String FIND =
      """
      SELECT observed_at, price, list_price, flash_sale, stock, NULL AS gap_seconds
      FROM doubted_observation
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model
        AND source = :source
      """;

  // By the primary key.
  private static final String REMEMBER =
      """
      INSERT INTO doubted_observation
        (account_id, listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock)
      VALUES
        (:account, :listing, :model, :source, :observedAt, :price, :listPrice, :flashSale, :stock)
      ON DUPLICATE KEY UPDATE
        observed_at = VALUES(observed_at), price = VALUES(price), list_price = VALUES(list_price),
        flash_sale = VALUES(flash_sale), stock = VALUES(stock)
      """;

  // By the primary key.
  private static final String FORGET =
      """
      DELETE FROM doubted_observation
      WHERE account_id = :account AND listing_id = :listing AND model_id = :model
        AND source = :source
      """;

  private final Handle handle;
  private final long account;

  /**
   * @param owner null for the series that everybody sees
   */
  public DoubtedStore(Handle handle, @Nullable AccountId owner) {
    this.handle = handle;
    this.account = owner == null ? EVERYBODY : owner.value();
  }

  public Optional<ObservedRow> find(Series series) {
    return key(handle.createQuery(FIND), series).map(DoubtedStore::read).findOne();
  }

  /** Keeps an observation, in place of an earlier one. */
  public void remember(Series series, ObservedRow doubted) {
    RowBinding.offer(key(handle.createUpdate(REMEMBER), series), doubted.offer())
        .bind("observedAt", doubted.at().toEpochMilli())
        .execute();
  }

  public void forget(Series series) {
    key(handle.createUpdate(FORGET), series).execute();
  }

  private <S extends SqlStatement<S>> S key(S statement, Series series) {
    return RowBinding.series(statement, series).bind("account", account);
  }

  private static ObservedRow read(ResultSet row, StatementContext context) throws SQLException {
    return RowBinding.read(row, context);
  }
}
