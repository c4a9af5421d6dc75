package dev.tidemark.user.setup;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.setup.SetupStore.Setup;
import dev.tidemark.user.throttle.AttemptLimit;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first administrator: whoever has an account and the token that the operator saw printed
 * at the last start.
 */
public final class AdministratorSetup {
  private static final Logger log = LoggerFactory.getLogger(AdministratorSetup.class);

  /** The token cannot be guessed; this only keeps somebody from trying loudly. */
  private static final int GUESSES_PER_MINUTE = 10;

  private final Database database;
  private final AttemptLimit guesses;

  public AdministratorSetup(Database database, InstantSource clock) {
    this.database = database;
    this.guesses = new AttemptLimit(GUESSES_PER_MINUTE, Duration.ofMinutes(1), clock);
  }

  /** True until there is an administrator. */
  public boolean isRequired() {
    return database.read(handle -> new SetupStore(handle).find()).filter(Setup::done).isEmpty();
  }

  /**
   * Makes a new token, after which no earlier one counts; empty when there is an administrator. Of
   * several services on one database the last one started has the token that counts.
   */
  public Optional<SetupToken> offer() {
    if (!isRequired()) {
      return Optional.empty();
    }
    SetupToken token = SetupToken.random();
    database.write(handle -> {
      new SetupStore(handle).offer(token);
      return token;
    });
    return Optional.of(token);
  }

  /** Makes an account the administrator; fails with SETUP_TOKEN_WRONG or ALREADY_SET_UP. */
  public Account become(AccountId account, SetupToken token) {
    String key = account.toString();
    guesses.take(key).ifPresent(AdministratorSetup::refuse);
    // The lock makes two who have the token follow each other, so that one of them finds it done.
    Account administrator =
        database.write(handle -> {
          SetupStore setup = new SetupStore(handle);
          prove(setup.lock(), token);
          setup.finish(account);
          AccountStore accounts = new AccountStore(handle);
          accounts.setAdmin(account, true);
          return accounts.find(account).map(Credentials::account).orElseThrow(Account::missing);
        });
    guesses.giveBack(key);
    log.info("Administrator set up account={}", account);
    return administrator;
  }

  private static void prove(Optional<Setup> setup, SetupToken token) {
    if (setup.filter(Setup::done).isPresent()) {
      throw new TidemarkException(
          ErrorCode.ALREADY_SET_UP, "there is an administrator, ask them for what you need");
    }
    if (setup.isEmpty() || !MessageDigest.isEqual(setup.get().tokenHash(), token.hash())) {
      throw TidemarkException.ofField(
          ErrorCode.SETUP_TOKEN_WRONG,
          "token",
          "this is not the set-up token that was printed at the last start");
    }
  }

  private static void refuse(Duration wait) {
    throw TidemarkException.retryAfter(
        ErrorCode.TOO_MANY_REQUESTS, "too many wrong set-up tokens, try again later", wait);
  }
}
