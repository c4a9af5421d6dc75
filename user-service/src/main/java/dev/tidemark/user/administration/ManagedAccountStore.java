package dev.tidemark.user.administration;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.Username;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Accounts with what administrators want to know of them, seen through one connection. */
public final class ManagedAccountStore {
  // Index account_username in its order; the watches of each row by their primary key.
  private static final String LIST =
      """
      SELECT a.account_id, a.username, a.created_at, a.admin, a.locked,
             (SELECT COUNT(*) FROM watch w WHERE w.account_id = a.account_id) AS watches
      FROM account a
      WHERE a.username LIKE :pattern ESCAPE '!'
      ORDER BY a.username
      LIMIT :limit OFFSET :offset
      """;

  // Index account_username, all of it.
  private static final String COUNT =
      """
      SELECT COUNT(*)
      FROM account
      WHERE username LIKE :pattern ESCAPE '!'
      """;

  // Index account_username.
  private static final String FIND =
      """
      SELECT a.account_id, a.username, a.created_at, a.admin, a.locked,
             (SELECT COUNT(*) FROM watch w WHERE w.account_id = a.account_id) AS watches
      FROM account a
      WHERE a.username = :username
      """;

  private final Handle handle;

  ManagedAccountStore(Handle handle) {
    this.handle = handle;
  }

  List<ManagedAccount> list(String part, int limit, int offset) {
    return handle
        .createQuery(LIST)
        .bind("pattern", pattern(part))
        .bind("limit", limit)
        .bind("offset", offset)
        .map(ManagedAccountStore::account)
        .list();
  }

  int count(String part) {
    return handle.createQuery(COUNT).bind("pattern", pattern(part)).mapTo(Integer.class).one();
  }

  Optional<ManagedAccount> find(Username username) {
    return handle
        .createQuery(FIND)
        .bind("username", username.text())
        .map(ManagedAccountStore::account)
        .findOne();
  }

  /** Usernames are in lower case; with {@code ESCAPE '!'}, which every mode of servers knows. */
  private static String pattern(String part) {
    String literal = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + literal.toLowerCase(Locale.ROOT) + "%";
  }

  private static ManagedAccount account(ResultSet row, StatementContext context)
      throws SQLException {
    return new ManagedAccount(
        new Account(
            new AccountId(row.getLong("account_id")),
            new Username(row.getString("username")),
            Instant.ofEpochMilli(row.getLong("created_at")),
            row.getBoolean("admin"),
            row.getBoolean("locked")),
        row.getInt("watches"));
  }
}
