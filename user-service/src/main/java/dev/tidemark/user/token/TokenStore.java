package dev.tidemark.user.token;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.session.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of {@code api_token}, seen through one connection. */
public final class TokenStore {
  private static final String INSERT =
      """
      INSERT INTO api_token
        (token_hash, token_id, account_id, name, scopes, created_at, last_used_at, expires_at)
      VALUES (:token, :id, :account, :name, :scopes, :created, NULL, :expires)
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT token_id, account_id, name, scopes, created_at, last_used_at, expires_at
      FROM api_token
      WHERE token_hash = :token
      """;

  // Index api_token_account, all rows of the account: 20 at most.
  private static final String LIST =
      """
      SELECT token_id, account_id, name, scopes, created_at, last_used_at, expires_at
      FROM api_token
      WHERE account_id = :account
      ORDER BY created_at DESC, token_hash DESC
      """;

  // Primary key; of several instances that see the use one writes it.
  private static final String TOUCH =
      """
      UPDATE api_token
      SET last_used_at = :now
      WHERE token_hash = :token AND (last_used_at IS NULL OR last_used_at <= :due)
      """;

  // Index api_token_account, all rows of the account: 20 at most.
  private static final String DELETE =
      """
      DELETE FROM api_token
      WHERE account_id = :account AND token_id = :id
      """;

  // Index api_token_account, all rows of the account: 20 at most.
  private static final String DELETE_ALL =
      """
      DELETE FROM api_token
      WHERE account_id = :account
      """;

  private final Handle handle;

  public TokenStore(Handle handle) {
    this.handle = handle;
  }

  /** Ends every token of an account. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
  }

  void insert(TokenHash hash, ApiToken token) {
    handle
        .createUpdate(INSERT)
        .bind("token", hash.bytes())
        .bind("id", token.id())
        .bind("account", token.account().value())
        .bind("name", token.name())
        .bind("scopes", words(token.scopes()))
        .bind("created", token.createdAt().toEpochMilli())
        .bind("expires", token.expiresAt() == null ? null : token.expiresAt().toEpochMilli())
        .execute();
  }

  Optional<ApiToken> find(TokenHash hash) {
    return handle.createQuery(FIND).bind("token", hash.bytes()).map(TokenStore::token).findOne();
  }

  /** Every token of an account, newest first. */
  List<ApiToken> list(AccountId account) {
    return handle.createQuery(LIST).bind("account", account.value()).map(TokenStore::token).list();
  }

  void touch(TokenHash hash, Instant now) {
    handle
        .createUpdate(TOUCH)
        .bind("token", hash.bytes())
        .bind("now", now.toEpochMilli())
        .bind("due", now.minus(ApiToken.TOUCHED_EVERY).toEpochMilli())
        .execute();
  }

  /** Removes a token; false when the account has no such token. */
  boolean delete(AccountId account, String id) {
    return handle.createUpdate(DELETE).bind("account", account.value()).bind("id", id).execute()
        > 0;
  }

  private static String words(Set<TokenScope> scopes) {
    return scopes.stream().sorted().map(TokenScope::word).collect(Collectors.joining(" "));
  }

  private static ApiToken token(ResultSet row, StatementContext context) throws SQLException {
    return new ApiToken(
        row.getString("token_id"),
        new AccountId(row.getLong("account_id")),
        row.getString("name"),
        Arrays.stream(row.getString("scopes").split(" "))
            .map(TokenScope::ofWord)
            .collect(Collectors.toSet()),
        Instant.ofEpochMilli(row.getLong("created_at")),
        time(row, "last_used_at"),
        time(row, "expires_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
