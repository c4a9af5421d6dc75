package dev.tidemark.user.account;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordHash;
import dev.tidemark.user.password.PasswordPool;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an account; does not log in. */
public final class RegisterAccount {
  private static final Logger log = LoggerFactory.getLogger(RegisterAccount.class);

  private final RegistrationSwitch registration;
  private final Database database;
  private final PasswordPool passwords;
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  public RegisterAccount(
      RegistrationSwitch registration,
      Database database,
      PasswordPool passwords,
      InstantSource clock) {
    this.registration = registration;
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Checks everything else first, so that a refusal costs no hashing. */
  public CompletableFuture<Account> register(String username, String password) {
    if (!registration.isOpen()) {
      throw new TidemarkException(
          ErrorCode.REGISTRATION_CLOSED, "the operator of this installation adds accounts");
    }
    return create(username, password);
  }

  /** The same for somebody else, whether or not people may make accounts by themselves. */
  public CompletableFuture<Account> create(String username, String password) {
    Username name = Username.chosen(username);
    Password chosen = Password.chosen("password", password);
    if (isTaken(name)) {
      throw taken(name);
    }
    return passwords.hash(chosen).thenApply(hash -> add(name, hash));
  }

  public boolean isOpen() {
    return registration.isOpen();
  }

  /** The unique key on usernames decides between two who want the same one. */
  private Account add(Username name, PasswordHash hash) {
    while (true) {
      Account account =
          new Account(
              randomId(),
              name,
              Instant.ofEpochMilli(clock.millis()),
              /* admin= */ false,
              /* locked= */ false);
      if (database.write(handle -> new AccountStore(handle).insert(account, hash))) {
        log.info("Account created account={}", account.id());
        return account;
      }
      if (isTaken(name)) {
        throw taken(name);
      }
      // Otherwise another account has this id, once in 2^63 times: draw again.
    }
  }

  private boolean isTaken(Username name) {
    return database.read(handle -> new AccountStore(handle).find(name)).isPresent();
  }

  private AccountId randomId() {
    return new AccountId(random.nextLong(1, Long.MAX_VALUE));
  }

  private static TidemarkException taken(Username name) {
    return TidemarkException.ofField(
        ErrorCode.USERNAME_TAKEN, "username", "the username '" + name + "' is taken");
  }
}
