package dev.tidemark.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.ManualClock;
import dev.tidemark.user.UserDatabase;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Username;
import dev.tidemark.user.password.PasswordHash;
import org.junit.jupiter.api.AfterEach;

class DatabaseSessionStoreIT extends SessionStoreContract {
  private final UserDatabase database = new UserDatabase();
  private long accounts;

  @Override
  SessionStore store(ManualClock clock) {
    return new DatabaseSessionStore(database.database(), clock);
  }

  @Override
  AccountId newAccount() {
    accounts++;
    Account account =
        new Account(
            new AccountId(accounts),
            new Username("user" + accounts),
            clock.instant(),
            /* admin= */ false,
            /* locked= */ false);
    boolean added =
        database
            .database()
            .write(handle -> new AccountStore(handle).insert(account, new PasswordHash("none")));
    assertThat(added).isTrue();
    return account.id();
  }

  @AfterEach
  void close() {
    database.close();
  }
}
