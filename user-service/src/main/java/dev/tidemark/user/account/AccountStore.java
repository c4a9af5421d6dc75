package dev.tidemark.user.account;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.password.PasswordHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The rows of {@code account}, seen through one connection. */
public final class AccountStore {
  private static final String INSERT =
      """
      INSERT INTO account (account_id, username, password_hash, password_changed_at, admin, created_at)
      VALUES (:account, :username, :password, :created, 0, :created)
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT account_id, username, password_hash, password_changed_at, admin, locked, created_at
      FROM account
      WHERE account_id = :account
      """;

  // Index account_username.
  private static final String FIND_BY_USERNAME =
      """
      SELECT account_id, username, password_hash, password_changed_at, admin, locked, created_at
      FROM account
      WHERE username = :username
      """;

  // Primary key.
  private static final String LOCK =
      """
      SELECT account_id
      FROM account
      WHERE account_id = :account
      FOR UPDATE
      """;

  // Primary key.
  private static final String REPLACE_PASSWORD =
      """
      UPDATE account
      SET password_hash = :new, password_changed_at = :changed
      WHERE account_id = :account AND password_hash = :old
      """;

  // Primary key.
  private static final String SET_ADMIN =
      """
      UPDATE account
      SET admin = :admin
      WHERE account_id = :account
      """;

  // Primary key.
  private static final String SET_LOCKED =
      """
      UPDATE account
      SET locked = :locked
      WHERE account_id = :account
      """;

  // Index account_admin: locks the few administrators, and nobody else.
  private static final String LOCK_ADMINISTRATORS =
      """
      SELECT account_id
      FROM account
      WHERE admin = 1 AND locked = 0
      FOR UPDATE
      """;

  // Primary key.
  private static final String DELETE =
      """
      DELETE FROM account
      WHERE account_id = :account
      """;

  private final Handle handle;

  public AccountStore(Handle handle) {
    this.handle = handle;
  }

  /** Adds an account; false when its username or its id is there already. */
  public boolean insert(Account account, PasswordHash password) {
    try {
      handle
          .createUpdate(INSERT)
          .bind("account", account.id().value())
          .bind("username", account.username().text())
          .bind("password", password.text())
          .bind("created", account.createdAt().toEpochMilli())
          .execute();
      return true;
    } catch (UnableToExecuteStatementException failure) {
      if (failure.getCause() instanceof SQLIntegrityConstraintViolationException) {
        return false;
      }
      throw failure;
    }
  }

  public Optional<Credentials> find(AccountId account) {
    return handle
        .createQuery(FIND)
        .bind("account", account.value())
        .map(AccountStore::credentials)
        .findOne();
  }

  public Optional<Credentials> find(Username username) {
    return handle
        .createQuery(FIND_BY_USERNAME)
        .bind("username", username.text())
        .map(AccountStore::credentials)
        .findOne();
  }

  /** Makes every other transaction that locks this account wait for ours; false when it is not. */
  public boolean lock(AccountId account) {
    return handle
        .createQuery(LOCK)
        .bind("account", account.value())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /**
   * Puts a new hash in the place of the one that was read; false when that is gone. A stronger hash
   * of the same password leaves the time of the last change as it was.
   */
  public boolean replacePassword(Credentials read, PasswordHash replacement, Instant changedAt) {
    return handle
            .createUpdate(REPLACE_PASSWORD)
            .bind("account", read.account().id().value())
            .bind("old", read.passwordHash().text())
            .bind("new", replacement.text())
            .bind("changed", changedAt.toEpochMilli())
            .execute()
        == 1;
  }

  public void setAdmin(AccountId account, boolean admin) {
    handle.createUpdate(SET_ADMIN).bind("account", account.value()).bind("admin", admin).execute();
  }

  public void setLocked(AccountId account, boolean locked) {
    handle
        .createUpdate(SET_LOCKED)
        .bind("account", account.value())
        .bind("locked", locked)
        .execute();
  }

  /** Those who can administer, and makes every other transaction that asks wait for ours. */
  public Set<AccountId> lockAdministrators() {
    return handle
        .createQuery(LOCK_ADMINISTRATORS)
        .map((row, context) -> new AccountId(row.getLong("account_id")))
        .collect(Collectors.toUnmodifiableSet());
  }

  public void delete(AccountId account) {
    handle.createUpdate(DELETE).bind("account", account.value()).execute();
  }

  private static Credentials credentials(ResultSet row, StatementContext context)
      throws SQLException {
    return new Credentials(
        new Account(
            new AccountId(row.getLong("account_id")),
            new Username(row.getString("username")),
            Instant.ofEpochMilli(row.getLong("created_at")),
            row.getBoolean("admin"),
            row.getBoolean("locked")),
        new PasswordHash(row.getString("password_hash")),
        Instant.ofEpochMilli(row.getLong("password_changed_at")));
  }
}
