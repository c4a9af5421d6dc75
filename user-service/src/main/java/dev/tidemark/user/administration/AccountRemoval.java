package dev.tidemark.user.administration;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.ForgetAccountRequest;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc.PriceAdministrationBlockingStub;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.alert.AlertRuleStore;
import dev.tidemark.user.channel.ChannelStore;
import dev.tidemark.user.delivery.AlertSettingsStore;
import dev.tidemark.user.delivery.DeliveryStore;
import dev.tidemark.user.notification.FeedStore;
import dev.tidemark.user.notification.NotificationStore;
import dev.tidemark.user.session.SessionId;
import dev.tidemark.user.session.SessionStore;
import dev.tidemark.user.token.TokenStore;
import dev.tidemark.user.watch.WatchCountStore;
import dev.tidemark.user.watch.WatchStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes accounts with all that belongs to them: list, alerts, inbox, channels, tokens and
 * sessions here, at once; what they reported and imported at the price services, within a minute.
 * Safe for use by many threads.
 */
public final class AccountRemoval {
  private static final Logger log = LoggerFactory.getLogger(AccountRemoval.class);

  /** No session is called so: every one ends. */
  private static final SessionId NO_SESSION = new SessionId("none");

  /** An account may have reported a million prices. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** What was asked in the account's name before it was removed has ended by then. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(30);

  private final Database database;
  private final SessionStore sessions;
  private final PriceAdministrationBlockingStub prices;
  private final InstantSource clock;

  public AccountRemoval(
      Database database,
      SessionStore sessions,
      PriceAdministrationBlockingStub prices,
      InstantSource clock) {
    this.database = database;
    this.sessions = sessions;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * Removes an account; false when it is gone already.
   *
   * @throws TidemarkException last-administrator
   */
  public boolean remove(AccountId account) {
    // All of it or nothing: no list without its account, no count without its list.
    boolean removed =
        database.write(handle -> {
          AccountStore accounts = new AccountStore(handle);
          LastAdministrator.keep(accounts, account);
          if (!accounts.lock(account)) {
            return false;
          }
          WatchStore watches = new WatchStore(handle);
          new WatchCountStore(handle).removeAll(watches.lockAll(account));
          watches.deleteAll(account);
          new TokenStore(handle).deleteAll(account);
          deleteAlerts(handle, account);
          new RemovedAccountStore(handle).add(account, clock.instant());
          accounts.delete(account);
          return true;
        });
    if (removed) {
      log.info("Account removed account={}", account);
      endSessions(account);
    }
    return removed;
  }

  private static void deleteAlerts(Handle handle, AccountId account) {
    new AlertRuleStore(handle).deleteAll(account);
    new AlertSettingsStore(handle).deleteAll(account);
    new NotificationStore(handle).deleteAll(account);
    new FeedStore(handle).delete(account);
    new DeliveryStore(handle).deleteAll(account);
    new ChannelStore(handle).deleteAll(account);
  }

  /** Ends every session of an account. */
  void endSessions(AccountId account) {
    int ended = sessions.revokeOthers(account, NO_SESSION);
    log.info("Sessions ended account={} count={}", account, ended);
  }

  /** Lets the price services forget one removed account; false when there is none to forget. */
  public boolean tell() {
    Instant before = clock.instant().minus(LAST_WORDS);
    Optional<AccountId> next =
        database.read(handle -> new RemovedAccountStore(handle).next(before));
    if (next.isEmpty()) {
      return false;
    }
    var _ =
        prices
            .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            .forgetAccount(
                ForgetAccountRequest.newBuilder().setAccountId(next.get().value()).build());
    boolean _ =
        database.write(handle -> {
          new RemovedAccountStore(handle).delete(next.get());
          return true;
        });
    return true;
  }

  /** The account with its password's hash, to check who asks. */
  Optional<Credentials> find(AccountId account) {
    return database.read(handle -> new AccountStore(handle).find(account));
  }
}
