package dev.tidemark.user.setup;

import dev.tidemark.protocol.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The one row of {@code administrator_setup}, seen through one connection. */
public final class SetupStore {
  private static final String OFFER =
      """
      INSERT INTO administrator_setup (setup_id, token_hash, account_id)
      VALUES (1, :token, NULL)
      ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash)
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT token_hash, account_id
      FROM administrator_setup
      WHERE setup_id = 1
      """;

  // Primary key.
  private static final String LOCK =
      """
      SELECT token_hash, account_id
      FROM administrator_setup
      WHERE setup_id = 1
      FOR UPDATE
      """;

  // Primary key.
  private static final String FINISH =
      """
      UPDATE administrator_setup
      SET account_id = :account
      WHERE setup_id = 1 AND account_id IS NULL
      """;

  /** The hash of the token printed last, and whether somebody has used it or an earlier one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared or printed as a whole
  record Setup(byte[] tokenHash, boolean done) {}

  private final Handle handle;

  SetupStore(Handle handle) {
    this.handle = handle;
  }

  /** Makes this the token that counts. */
  void offer(SetupToken token) {
    handle.createUpdate(OFFER).bind("token", token.hash()).execute();
  }

  Optional<Setup> find() {
    return handle.createQuery(FIND).map(SetupStore::setup).findOne();
  }

  /** Finds the row and makes every other transaction that locks it wait for ours. */
  Optional<Setup> lock() {
    return handle.createQuery(LOCK).map(SetupStore::setup).findOne();
  }

  void finish(AccountId account) {
    handle.createUpdate(FINISH).bind("account", account.value()).execute();
  }

  private static Setup setup(ResultSet row, StatementContext context) throws SQLException {
    return new Setup(row.getBytes("token_hash"), row.getObject("account_id") != null);
  }
}
