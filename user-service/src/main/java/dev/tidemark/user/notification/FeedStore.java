package dev.tidemark.user.notification;

import dev.tidemark.protocol.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of {@code alert_feed}, seen through one connection. */
public final class FeedStore {
  // Primary key.
  private static final String SAVE =
      """
      INSERT INTO alert_feed (account_id, token_hash, created_at)
      VALUES (:account, :hash, :now)
      ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash), created_at = VALUES(created_at)
      """;

  // Primary key.
  private static final String DELETE =
      """
      DELETE FROM alert_feed WHERE account_id = :account
      """;

  // Primary key.
  private static final String COUNT =
      """
      SELECT COUNT(*) FROM alert_feed WHERE account_id = :account
      """;

  // Index alert_feed_token, then account by its primary key.
  private static final String FIND =
      """
      SELECT f.account_id, a.username
      FROM alert_feed f
      INNER JOIN account a ON a.account_id = f.account_id
      WHERE f.token_hash = :hash
      """;

  /** Whose feed it is. */
  record Owner(AccountId account, String username) {}

  private final Handle handle;

  public FeedStore(Handle handle) {
    this.handle = handle;
  }

  void save(AccountId account, byte[] hash, Instant now) {
    handle
        .createUpdate(SAVE)
        .bind("account", account.value())
        .bind("hash", hash)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  public void delete(AccountId account) {
    handle.createUpdate(DELETE).bind("account", account.value()).execute();
  }

  boolean has(AccountId account) {
    return handle.createQuery(COUNT).bind("account", account.value()).mapTo(Integer.class).one()
        > 0;
  }

  Optional<Owner> find(byte[] hash) {
    return handle
        .createQuery(FIND)
        .bind("hash", hash)
        .map((row, context) ->
            new Owner(new AccountId(row.getLong("account_id")), row.getString("username")))
        .findOne();
  }
}
