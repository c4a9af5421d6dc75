package dev.tidemark.user.watch;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.alert.AlertRuleStore;
import dev.tidemark.user.alert.RuleStateStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The items each account follows. Safe for use by many threads. */
public final class WatchList {
  /** The watch that is there now, and whether it is new. */
  public record Added(Watch watch, boolean created) {}

  private final Database database;

  public WatchList(Database database) {
    this.database = database;
  }

  /** Puts an item on the list; one that is there stays as it is. */
  public Added add(AccountId account, Watch wanted) {
    // The lock makes the additions of one account follow each other: no doubles, no 2,001st.
    return database.write(handle -> {
      if (!new AccountStore(handle).lock(account)) {
        throw Account.missing();
      }
      WatchStore watches = new WatchStore(handle);
      Optional<Watch> there = watches.find(account, wanted.item().listing());
      if (there.isPresent()) {
        return new Added(there.get(), false);
      }
      if (watches.count(account) >= Watch.MOST_PER_ACCOUNT) {
        throw full();
      }
      watches.insert(account, wanted);
      new RuleStateStore(handle).forget(account, wanted.item().listing());
      new WatchCountStore(handle).add(wanted.item().listing());
      return new Added(wanted, true);
    });
  }

  public Watch get(AccountId account, ItemKey item) {
    return database
        .read(handle -> new WatchStore(handle).find(account, item.listing()))
        .orElseThrow(() -> missing(item));
  }

  /**
   * Changes a watch. With another target, that alert begins anew; with another variation, all that
   * look at the one of the watch.
   */
  public Watch change(AccountId account, ItemKey item, WatchChange change) {
    // The lock keeps two changes of different fields from undoing each other.
    return database.write(handle -> {
      WatchStore watches = new WatchStore(handle);
      Watch old = watches.lock(account, item.listing()).orElseThrow(() -> missing(item));
      Watch changed = change.of(old);
      watches.update(account, changed);
      RuleStateStore states = new RuleStateStore(handle);
      if (!changed.model().equals(old.model())) {
        states.forgetOfChosen(account, item.listing());
      }
      if (!Objects.equals(changed.targetPrice(), old.targetPrice())) {
        states.forgetTarget(account, item.listing());
      }
      return changed;
    });
  }

  public void remove(AccountId account, ItemKey item) {
    // The watch, the count of watchers and the rules of the item change together.
    boolean removed =
        database.write(handle -> {
          boolean deleted = new WatchStore(handle).delete(account, item.listing());
          if (deleted) {
            new WatchCountStore(handle).remove(item.listing());
            new AlertRuleStore(handle).deleteOf(account, item.listing());
            new RuleStateStore(handle).forget(account, item.listing());
          }
          return deleted;
        });
    if (!removed) {
      throw missing(item);
    }
  }

  /** Every watch of an account, newest first. */
  public List<Watch> all(AccountId account) {
    return database.read(handle -> new WatchStore(handle).list(account));
  }

  /** The watches of an account that have a tag, newest first. */
  public List<Watch> tagged(AccountId account, String tag) {
    return all(account).stream().filter(watch -> watch.tags().has(tag)).toList();
  }

  private static TidemarkException missing(ItemKey item) {
    return new TidemarkException(
        ErrorCode.WATCH_NOT_FOUND, "the item " + item + " is not on this list");
  }

  private static TidemarkException full() {
    return new TidemarkException(
        ErrorCode.TOO_MANY_WATCHES,
        "a list holds at most " + Watch.MOST_PER_ACCOUNT + " items, remove one first");
  }
}
