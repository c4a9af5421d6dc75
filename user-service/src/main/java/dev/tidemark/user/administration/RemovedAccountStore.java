package dev.tidemark.user.administration;

import dev.tidemark.protocol.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of {@code removed_account}: what the price services are still to forget. */
public final class RemovedAccountStore {
  private static final String ADD =
      """
      INSERT INTO removed_account (account_id, removed_at)
      VALUES (:account, :now)
      """;

  // The whole table: accounts that go within half a minute.
  private static final String NEXT =
      """
      SELECT account_id
      FROM removed_account
      WHERE removed_at <= :before
      ORDER BY account_id
      LIMIT 1
      """;

  // Primary key.
  private static final String DELETE =
      """
      DELETE FROM removed_account
      WHERE account_id = :account
      """;

  private final Handle handle;

  RemovedAccountStore(Handle handle) {
    this.handle = handle;
  }

  void add(AccountId account, Instant now) {
    handle
        .createUpdate(ADD)
        .bind("account", account.value())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** One of those that were removed by then. */
  Optional<AccountId> next(Instant before) {
    return handle
        .createQuery(NEXT)
        .bind("before", before.toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .map(AccountId::new);
  }

  void delete(AccountId account) {
    handle.createUpdate(DELETE).bind("account", account.value()).execute();
  }
}
