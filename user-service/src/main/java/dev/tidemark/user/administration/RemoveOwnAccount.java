package dev.tidemark.user.administration;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordPool;
import dev.tidemark.user.throttle.GrowingDelay;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Removes the account of whoever knows its password. */
public final class RemoveOwnAccount {
  private final PasswordPool passwords;
  private final AccountRemoval removal;
  private final GrowingDelay guesses;

  public RemoveOwnAccount(PasswordPool passwords, AccountRemoval removal, InstantSource clock) {
    this.passwords = passwords;
    this.removal = removal;
    this.guesses = new GrowingDelay(clock);
  }

  /** Removes it; whoever found a session open cannot guess the password here without end. */
  public CompletableFuture<Void> remove(AccountId account, String password) {
    Credentials credentials = removal.find(account).orElseThrow(Account::missing);
    guesses
        .begin(account.toString())
        .ifPresent(wait -> {
          throw TidemarkException.retryAfter(
              ErrorCode.TOO_MANY_ATTEMPTS, "too many wrong passwords, try again later", wait);
        });
    return passwords
        .check(Password.typed(password), credentials.passwordHash())
        .thenAccept(check -> {
          if (!check.matches()) {
            throw TidemarkException.ofField(
                ErrorCode.INVALID_VALUE, "currentPassword", "this is not the current password");
          }
          if (!removal.remove(account)) {
            throw Account.missing();
          }
        })
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
}
