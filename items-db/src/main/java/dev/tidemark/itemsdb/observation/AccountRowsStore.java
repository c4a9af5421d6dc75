package dev.tidemark.itemsdb.observation;

import dev.tidemark.protocol.AccountId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * All that is kept of one account, to be deleted: many rows at once, and no more of them than one
 * transaction should hold. Each method answers how many rows went.
 */
public final class AccountRowsStore {
  /** About a tenth of a second of work. */
  public static final int AT_ONCE = 10_000;

  // Index price_import_account. Whoever works on one of them writes nothing more of it.
  private static final String STOP_IMPORTS =
      """
      UPDATE price_import
      SET state = 'failed', open_account = NULL
      WHERE account_id = :account AND state IN ('receiving', 'waiting', 'running')
      """;

  // Index price_import_account.
  private static final String IMPORTS =
      """
      SELECT import_id
      FROM price_import
      WHERE account_id = :account
      ORDER BY created_at
      LIMIT :limit
      """;

  // By the primary key, all rows of the account.
  private static final String DELETE_CHANGES =
      """
      DELETE FROM private_price_change WHERE account_id = :account LIMIT :limit
      """;

  // By the primary key, all rows of the account.
  private static final String DELETE_ITEMS =
      """
      DELETE FROM private_item WHERE account_id = :account LIMIT :limit
      """;

  // By the primary key, all rows of the account.
  private static final String DELETE_DOUBTED =
      """
      DELETE FROM doubted_observation WHERE account_id = :account LIMIT :limit
      """;

  // By the primary key, all rows of the import.
  private static final String DELETE_REFUSALS =
      """
      DELETE FROM price_import_refusal WHERE import_id = :id LIMIT :limit
      """;

  // By the primary key, all rows of the import: a file has few parts.
  private static final String DELETE_PARTS =
      """
      DELETE FROM price_import_part WHERE import_id = :id
      """;

  // By the primary key.
  private static final String DELETE_IMPORT =
      """
      DELETE FROM price_import WHERE import_id = :id
      """;

  private final Handle handle;
  private final AccountId account;

  public AccountRowsStore(Handle handle, AccountId account) {
    this.handle = handle;
    this.account = account;
  }

  /** Ends every import that has not ended. */
  public int stopImports() {
    return ofAccount(STOP_IMPORTS).execute();
  }

  public int deleteChanges() {
    return ofAccount(DELETE_CHANGES).bind("limit", AT_ONCE).execute();
  }

  public int deleteItems() {
    return ofAccount(DELETE_ITEMS).bind("limit", AT_ONCE).execute();
  }

  public int deleteDoubted() {
    return ofAccount(DELETE_DOUBTED).bind("limit", AT_ONCE).execute();
  }

  /** Some imports of the account, the oldest first. */
  public List<String> imports() {
    return handle
        .createQuery(IMPORTS)
        .bind("account", account.value())
        .bind("limit", AT_ONCE)
        .mapTo(String.class)
        .list();
  }

  public int deleteRefusals(String importId) {
    return handle
        .createUpdate(DELETE_REFUSALS)
        .bind("id", importId)
        .bind("limit", AT_ONCE)
        .execute();
  }

  /** Deletes an import of which no refusal is left. */
  public int deleteImport(String importId) {
    int parts = handle.createUpdate(DELETE_PARTS).bind("id", importId).execute();
    return parts + handle.createUpdate(DELETE_IMPORT).bind("id", importId).execute();
  }

  private Update ofAccount(String sql) {
    return handle.createUpdate(sql).bind("account", account.value());
  }
}
