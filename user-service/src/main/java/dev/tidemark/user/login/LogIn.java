package dev.tidemark.user.login;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.account.Username;
import dev.tidemark.user.login.LoginMetrics.Result;
import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordHash;
import dev.tidemark.user.password.PasswordPool;
import dev.tidemark.user.session.Client;
import dev.tidemark.user.session.Session;
import dev.tidemark.user.session.SessionStore;
import dev.tidemark.user.session.SessionToken;
import dev.tidemark.user.throttle.LoginThrottle;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Checks a password and opens a session.
 *
 * <p>An unknown username takes the same path, the same time and the same answer as a wrong
 * password. The password is checked on its pool; the rest runs on the database's threads.
 */
public final class LogIn {
  /** An open session, and its token, which is handed out this once. */
  public record LoggedIn(Account account, Session session, SessionToken token) {}

  private final LoginThrottle throttle;
  private final Database database;
  private final PasswordPool passwords;
  private final SessionStore sessions;
  private final LoginMetrics metrics;
  private final SecureRandom random = new SecureRandom();

  public LogIn(
      LoginThrottle throttle,
      Database database,
      PasswordPool passwords,
      SessionStore sessions,
      LoginMetrics metrics) {
    this.throttle = throttle;
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.metrics = metrics;
  }

  /** Logs in; fails with WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS or OVERLOADED. */
  public CompletableFuture<LoggedIn> logIn(String username, String password, Client client) {
    Optional<Username> name = Username.parse(username);
    LoginThrottle.Attempt attempt = begin(name.map(Username::text).orElse(username), client);
    return check(name, password, client).whenComplete((loggedIn, failure) -> end(attempt, failure));
  }

  private LoginThrottle.Attempt begin(String username, Client client) {
    try {
      return throttle.begin(username, client.address());
    } catch (TidemarkException refused) {
      metrics.count(Result.THROTTLED);
      throw refused;
    }
  }

  private void end(LoginThrottle.Attempt attempt, @Nullable Throwable failure) {
    if (failure == null) {
      attempt.succeeded();
      metrics.count(Result.OK);
      return;
    }
    switch (GrpcErrors.from(failure).error()) {
      case WRONG_CREDENTIALS -> metrics.count(Result.WRONG);
      case OVERLOADED -> {
        attempt.abandoned();
        metrics.count(Result.OVERLOADED);
      }
      default -> {
        attempt.abandoned();
        metrics.count(Result.FAILED);
      }
    }
  }

  private CompletableFuture<LoggedIn> check(
      Optional<Username> name, String password, Client client) {
    Optional<Credentials> found;
    try {
      found = name.flatMap(this::find);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
    return passwords
        .check(Password.typed(password), found.map(Credentials::passwordHash).orElse(null))
        .thenApply(check -> {
          Credentials right =
              found.filter(any -> check.matches()).orElseThrow(LogIn::wrongCredentials);
          check.stronger().ifPresent(hash -> strengthen(right, hash));
          if (right.account().locked()) {
            throw new TidemarkException(
                ErrorCode.ACCOUNT_LOCKED, "an administrator has locked this account");
          }
          return open(right, client);
        });
  }

  /**
   * Opens the session and then makes sure that the password is still the one that was checked, and
   * the account not locked: who changes that ends all sessions afterwards, so that ours is either
   * seen there or given up here.
   */
  private LoggedIn open(Credentials checked, Client client) {
    SessionToken token = SessionToken.random(random);
    Session session = sessions.create(checked.account().id(), token.hash(), client);
    Optional<Credentials> now =
        database.read(handle -> new AccountStore(handle).find(checked.account().id()));
    if (now.filter(current -> isSamePassword(current, checked) && !current.account().locked())
        .isEmpty()) {
      sessions.delete(token.hash());
      throw wrongCredentials();
    }
    return new LoggedIn(checked.account(), session, token);
  }

  private Optional<Credentials> find(Username username) {
    return database.read(handle -> new AccountStore(handle).find(username));
  }

  private void strengthen(Credentials right, PasswordHash hash) {
    database.write(
        handle -> new AccountStore(handle).replacePassword(right, hash, right.passwordChangedAt()));
  }

  private static boolean isSamePassword(Credentials one, Credentials other) {
    return one.passwordChangedAt().equals(other.passwordChangedAt());
  }

  private static TidemarkException wrongCredentials() {
    return new TidemarkException(
        ErrorCode.WRONG_CREDENTIALS, "there is no account with this username and password");
  }
}
