package dev.tidemark.user.administration;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Username;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What administrators do to accounts. Safe for use by many threads. */
public final class Administration {
  /** A page of accounts, and how many there are in all. */
  public record Accounts(List<ManagedAccount> page, int total) {
    public Accounts {
      page = List.copyOf(page);
    }
  }

  private static final Logger log = LoggerFactory.getLogger(Administration.class);

  private final Database database;
  private final AccountRemoval removal;

  public Administration(Database database, AccountRemoval removal) {
    this.database = database;
    this.removal = removal;
  }

  /**
   * Refuses whoever is no administrator.
   *
   * @throws TidemarkException forbidden
   */
  public void require(AccountId caller) {
    boolean admin =
        removal
            .find(caller)
            .map(found -> found.account().admin() && !found.account().locked())
            .orElse(false);
    if (!admin) {
      throw new TidemarkException(ErrorCode.FORBIDDEN, "only an administrator may do that");
    }
  }

  /** The accounts whose username holds a text, by username. */
  public Accounts list(String part, int limit, int offset) {
    return database.read(handle -> {
      ManagedAccountStore store = new ManagedAccountStore(handle);
      return new Accounts(store.list(part, limit, offset), store.count(part));
    });
  }

  /**
   * Gives rights and takes them; whoever is locked out loses their sessions at once.
   *
   * @throws TidemarkException account-not-found, or last-administrator
   */
  public ManagedAccount change(String username, Optional<Boolean> admin, Optional<Boolean> locked) {
    AccountId id = idOf(username);
    // The office of the others is settled in the transaction that takes one away.
    ManagedAccount changed =
        database.write(handle -> {
          AccountStore accounts = new AccountStore(handle);
          if (!admin.orElse(true) || locked.orElse(false)) {
            LastAdministrator.keep(accounts, id);
          }
          admin.ifPresent(value -> accounts.setAdmin(id, value));
          locked.ifPresent(value -> accounts.setLocked(id, value));
          return find(handle, username);
        });
    Account account = changed.account();
    log.info(
        "Rights set account={} admin={} locked={}",
        account.id(),
        account.admin(),
        account.locked());
    if (account.locked()) {
      removal.endSessions(account.id());
    }
    return changed;
  }

  /**
   * Removes an account with all that belongs to it.
   *
   * @throws TidemarkException account-not-found, or last-administrator
   */
  public AccountId remove(String username) {
    AccountId account = idOf(username);
    if (!removal.remove(account)) {
      throw missing();
    }
    return account;
  }

  private AccountId idOf(String username) {
    return database.read(handle -> find(handle, username).account().id());
  }

  private static ManagedAccount find(Handle handle, String username) {
    return Username.parse(username)
        .flatMap(name -> new ManagedAccountStore(handle).find(name))
        .orElseThrow(Administration::missing);
  }

  private static TidemarkException missing() {
    return new TidemarkException(ErrorCode.ACCOUNT_NOT_FOUND, "there is no such account");
  }
}
