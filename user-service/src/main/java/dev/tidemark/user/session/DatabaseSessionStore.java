package dev.tidemark.user.session;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.AccountStore;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Sessions as rows of {@code session}: nothing else to run, and as durable as the accounts. */
public final class DatabaseSessionStore implements SessionStore {
  private static final String INSERT =
      """
      INSERT INTO session
        (token_hash, session_id, account_id, created_at, last_seen_at, expires_at, user_agent, address)
      VALUES (:token, :session, :account, :created, :seen, :expires, :agent, :address)
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT token_hash, session_id, account_id, created_at, last_seen_at, user_agent, address
      FROM session
      WHERE token_hash = :token
      """;

  // Primary key.
  private static final String TOUCH =
      """
      UPDATE session
      SET last_seen_at = :seen, expires_at = :expires
      WHERE token_hash = :token
      """;

  // Primary key.
  private static final String DELETE =
      """
      DELETE FROM session
      WHERE token_hash = :token
      """;

  // Index session_account.
  private static final String LIST =
      """
      SELECT token_hash, session_id, account_id, created_at, last_seen_at, user_agent, address
      FROM session
      WHERE account_id = :account AND expires_at > :now
      ORDER BY created_at DESC, token_hash DESC
      """;

  // Index session_account.
  private static final String REVOKE =
      """
      DELETE FROM session
      WHERE account_id = :account AND session_id = :session AND expires_at > :now
      """;

  // Index session_account.
  private static final String REVOKE_OTHERS =
      """
      DELETE FROM session
      WHERE account_id = :account AND session_id <> :kept AND expires_at > :now
      """;

  // Index session_expires.
  private static final String PURGE =
      """
      DELETE FROM session
      WHERE expires_at <= :now
      LIMIT 1000
      """;

  private static final int PURGED_AT_ONCE = 1000;

  /** A session beside the key of its row. */
  private record Row(TokenHash token, Session session) {}

  private final Database database;
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  public DatabaseSessionStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Session create(AccountId account, TokenHash token, Client client) {
    Instant now = now();
    Session session = new Session(SessionId.random(random), account, now, now, client);
    // The lock makes logins of one account follow each other, so that the limit is exact.
    database.write(handle -> {
      new AccountStore(handle).lock(account);
      insert(handle, token, session);
      list(handle, account, now).stream()
          .skip(Session.MOST_PER_ACCOUNT)
          .forEach(row -> delete(handle, row.token()));
      return session;
    });
    return session;
  }

  @Override
  public Optional<Session> find(TokenHash token) {
    Instant now = now();
    return database
        .read(handle ->
            handle
                .createQuery(FIND)
                .bind("token", token.bytes())
                .map(DatabaseSessionStore::row)
                .findOne())
        .map(Row::session)
        .filter(session -> session.isLive(now))
        .map(session -> session.isDueForTouch(now) ? touch(token, session.seen(now)) : session);
  }

  @Override
  public void delete(TokenHash token) {
    database.read(handle -> delete(handle, token));
  }

  @Override
  public List<Session> list(AccountId account) {
    return database.read(handle -> list(handle, account, now())).stream()
        .map(Row::session)
        .toList();
  }

  @Override
  public boolean revoke(AccountId account, SessionId session) {
    return database.read(handle ->
        handle
            .createUpdate(REVOKE)
            .bind("account", account.value())
            .bind("session", session.text())
            .bind("now", now().toEpochMilli())
            .execute())
        > 0;
  }

  @Override
  public int revokeOthers(AccountId account, SessionId kept) {
    return database.write(handle ->
        handle
            .createUpdate(REVOKE_OTHERS)
            .bind("account", account.value())
            .bind("kept", kept.text())
            .bind("now", now().toEpochMilli())
            .execute());
  }

  @Override
  public int purgeExpired() {
    int purged = 0;
    int last;
    do {
      last =
          database.write(
              handle -> handle.createUpdate(PURGE).bind("now", now().toEpochMilli()).execute());
      purged += last;
    } while (last == PURGED_AT_ONCE);
    return purged;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private Session touch(TokenHash token, Session session) {
    database.write(handle ->
        handle
            .createUpdate(TOUCH)
            .bind("seen", session.lastSeenAt().toEpochMilli())
            .bind("expires", session.expiresAt().toEpochMilli())
            .bind("token", token.bytes())
            .execute());
    return session;
  }

  private static void insert(Handle handle, TokenHash token, Session session) {
    handle
        .createUpdate(INSERT)
        .bind("token", token.bytes())
        .bind("session", session.id().text())
        .bind("account", session.account().value())
        .bind("created", session.createdAt().toEpochMilli())
        .bind("seen", session.lastSeenAt().toEpochMilli())
        .bind("expires", session.expiresAt().toEpochMilli())
        .bind("agent", session.client().userAgent())
        .bind("address", session.client().address())
        .execute();
  }

  private static int delete(Handle handle, TokenHash token) {
    return handle.createUpdate(DELETE).bind("token", token.bytes()).execute();
  }

  private static List<Row> list(Handle handle, AccountId account, Instant now) {
    return handle
        .createQuery(LIST)
        .bind("account", account.value())
        .bind("now", now.toEpochMilli())
        .map(DatabaseSessionStore::row)
        .list();
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        TokenHash.of(row.getBytes("token_hash")),
        new Session(
            new SessionId(row.getString("session_id")),
            new AccountId(row.getLong("account_id")),
            Instant.ofEpochMilli(row.getLong("created_at")),
            Instant.ofEpochMilli(row.getLong("last_seen_at")),
            new Client(row.getString("user_agent"), row.getString("address"))));
  }
}
