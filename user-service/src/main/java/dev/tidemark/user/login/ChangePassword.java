package dev.tidemark.user.login;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordHash;
import dev.tidemark.user.password.PasswordPool;
import dev.tidemark.user.password.PasswordPool.Check;
import dev.tidemark.user.session.SessionId;
import dev.tidemark.user.session.SessionStore;
import dev.tidemark.user.throttle.GrowingDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an account a new password and ends all its sessions but the one this was done in. */
public final class ChangePassword {
  private static final Logger log = LoggerFactory.getLogger(ChangePassword.class);

  private final Database database;
  private final PasswordPool passwords;
  private final SessionStore sessions;
  private final InstantSource clock;
  private final GrowingDelay guesses;

  public ChangePassword(
      Database database, PasswordPool passwords, SessionStore sessions, InstantSource clock) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
    this.guesses = new GrowingDelay(clock);
  }

  /** Changes it; whoever found a session open cannot guess the password here without end. */
  public CompletableFuture<Void> change(
      AccountId account, String currentPassword, String newPassword, SessionId kept) {
    Password chosen = Password.chosen("newPassword", newPassword);
    Credentials credentials =
        database
            .read(handle -> new AccountStore(handle).find(account))
            .orElseThrow(Account::missing);
    guesses.begin(account.toString()).ifPresent(ChangePassword::refuse);
    return passwords
        .check(Password.typed(currentPassword), credentials.passwordHash())
        .thenCompose(check -> hashIfRight(check, chosen))
        .thenAccept(hash -> replace(credentials, hash, kept))
        .whenComplete((done, failure) -> end(account, failure));
  }

  /** Only a wrong password counts as a guess. */
  private void end(AccountId account, @Nullable Throwable failure) {
    if (failure == null) {
      guesses.clear(account.toString());
    } else if (GrpcErrors.from(failure).error() != ErrorCode.INVALID_VALUE) {
      guesses.giveBack(account.toString());
    }
  }

  private CompletableFuture<PasswordHash> hashIfRight(Check check, Password chosen) {
    if (!check.matches()) {
      throw wrong();
    }
    return passwords.hash(chosen);
  }

  private void replace(Credentials checked, PasswordHash hash, SessionId kept) {
    AccountId account = checked.account().id();
    Instant now = Instant.ofEpochMilli(clock.millis());
    if (!database.write(handle -> new AccountStore(handle).replacePassword(checked, hash, now))) {
      // It was changed while we looked, so that what was typed is no longer the current one.
      throw wrong();
    }
    int ended = sessions.revokeOthers(account, kept);
    log.info("Password changed account={} sessionsEnded={}", account, ended);
  }

  private static TidemarkException wrong() {
    return TidemarkException.ofField(
        ErrorCode.INVALID_VALUE, "currentPassword", "this is not the current password");
  }

  private static void refuse(Duration wait) {
    throw TidemarkException.retryAfter(
        ErrorCode.TOO_MANY_ATTEMPTS, "too many wrong passwords, try again later", wait);
  }
}
