package dev.tidemark.itemsdb.observation;

import dev.tidemark.protocol.AccountId;
import org.jdbi.v3.core.Handle;

/** Who has reported prices. */
public final class ReporterStore {
  // By the primary key and by index price_import_account, the first row of the account.
  private static final String HAS_REPORTED =
      """
      SELECT EXISTS (SELECT 1 FROM private_item WHERE account_id = :account)
          OR EXISTS (SELECT 1 FROM price_import WHERE account_id = :account)
      """;

  private final Handle handle;

  public ReporterStore(Handle handle) {
    this.handle = handle;
  }

  /** Whether an account has prices of its own, or a file of them that is still being read. */
  public boolean hasReported(AccountId account) {
    return handle
        .createQuery(HAS_REPORTED)
        .bind("account", account.value())
        .mapTo(Boolean.class)
        .one();
  }
}
