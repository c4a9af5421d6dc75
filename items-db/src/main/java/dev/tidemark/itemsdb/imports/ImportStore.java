package dev.tidemark.itemsdb.imports;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Imports as their accounts see them. */
public final class ImportStore {
  /** As many as fit on a page; older ones are of no use to anybody. */
  private static final int MOST_LISTED = 100;

  private static final String INSERT =
      """
      INSERT INTO price_import
        (import_id, account_id, open_account, shared, format, state, created_at, lease_until)
      VALUES
        (:id, :account, :account, :shared, :format, 'receiving', :now,
         UNIX_TIMESTAMP() * 1000 + :lease)
      """;

  // By the primary key.
  private static final String FIND =
      """
      SELECT import_id, account_id, shared, format, state, created_at, finished_at, size, total_rows,
             done_rows, accepted, unchanged, refused, problem
      FROM price_import
      WHERE import_id = :id
      """;

  // Index price_import_account, backwards.
  private static final String LIST =
      """
      SELECT import_id, account_id, shared, format, state, created_at, finished_at, size, total_rows,
             done_rows, accepted, unchanged, refused, problem
      FROM price_import
      WHERE account_id = :account
      ORDER BY created_at DESC, import_id DESC
      LIMIT :limit
      """;

  // By the primary key.
  private static final String RECEIVING =
      """
      UPDATE price_import
      SET lease_until = UNIX_TIMESTAMP() * 1000 + :lease
      WHERE import_id = :id AND state = 'receiving'
      """;

  // By the primary key.
  private static final String RECEIVED =
      """
      UPDATE price_import
      SET state = 'waiting', lease_until = 0,
          size = (SELECT COALESCE(SUM(price_import_part.size), 0) FROM price_import_part
                  WHERE import_id = :id)
      WHERE import_id = :id AND state = 'receiving'
      """;

  // By the primary key.
  private static final String FAIL =
      """
      UPDATE price_import
      SET state = 'failed', open_account = NULL, finished_at = :now, problem = :problem
      WHERE import_id = :id AND state IN ('receiving', 'waiting', 'running')
      """;

  // Index price_import_state.
  private static final String ABANDONED =
      """
      SELECT import_id
      FROM price_import
      WHERE state = 'receiving' AND lease_until < UNIX_TIMESTAMP() * 1000
      ORDER BY created_at
      LIMIT 100
      """;

  /** Longer than a gateway waits for the next bytes of a file. */
  private static final long UPLOAD_LEASE_MILLIS = 60_000;

  private final Handle handle;

  public ImportStore(Handle handle) {
    this.handle = handle;
  }

  /** Begins to receive a file; false when another import of the account has not ended. */
  public boolean insert(String id, AccountId account, boolean shared, String format, Instant now) {
    try {
      handle
          .createUpdate(INSERT)
          .bind("id", id)
          .bind("account", account.value())
          .bind("shared", shared)
          .bind("format", format)
          .bind("now", now.toEpochMilli())
          .bind("lease", UPLOAD_LEASE_MILLIS)
          .execute();
      return true;
    } catch (UnableToExecuteStatementException refused) {
      if (refused.getCause() instanceof SQLIntegrityConstraintViolationException) {
        return false;
      }
      throw refused;
    }
  }

  public Optional<PriceImport> find(String id) {
    return handle.createQuery(FIND).bind("id", id).map(ImportStore::read).findOne();
  }

  /** An account's imports, newest first. */
  public List<PriceImport> list(AccountId account) {
    return handle
        .createQuery(LIST)
        .bind("account", account.value())
        .bind("limit", MOST_LISTED)
        .map(ImportStore::read)
        .list();
  }

  /** Says that a file is still arriving; false when it is not. */
  public boolean receiving(String id) {
    return handle
            .createUpdate(RECEIVING)
            .bind("id", id)
            .bind("lease", UPLOAD_LEASE_MILLIS)
            .execute()
        == 1;
  }

  /** Says that a file is complete; false when it is not being received. */
  public boolean received(String id) {
    return handle.createUpdate(RECEIVED).bind("id", id).execute() == 1;
  }

  public void fail(String id, String problem, Instant now) {
    handle
        .createUpdate(FAIL)
        .bind("id", id)
        .bind("problem", problem.substring(0, Math.min(problem.length(), 500)))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Files of which nothing has arrived for a while. */
  public List<String> abandoned() {
    return handle.createQuery(ABANDONED).mapTo(String.class).list();
  }

  static PriceImport read(ResultSet row, StatementContext context) throws SQLException {
    long total = row.getLong("total_rows");
    @Nullable Long rows = row.wasNull() ? null : total;
    return new PriceImport(
        row.getString("import_id"),
        new AccountId(row.getLong("account_id")),
        row.getBoolean("shared"),
        row.getString("format"),
        ImportState.ofWord(row.getString("state")),
        Columns.time(row, "created_at"),
        Columns.optionalTime(row, "finished_at"),
        row.getLong("size"),
        rows,
        new ImportCounts(
            row.getLong("done_rows"),
            row.getLong("accepted"),
            row.getLong("unchanged"),
            row.getLong("refused")),
        row.getString("problem"));
  }
}
