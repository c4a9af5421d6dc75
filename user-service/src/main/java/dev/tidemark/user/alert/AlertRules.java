package dev.tidemark.user.alert;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import java.util.List;

/** The alert rules of all accounts. Safe for use by many threads. */
public final class AlertRules {
  private final Database database;

  public AlertRules(Database database) {
    this.database = database;
  }

  /** Adds a rule; one for an item needs the account to watch it. */
  public AlertRule add(AccountId account, AlertRule rule) {
    // The lock makes the new rules of one account follow each other: none beyond the limits.
    ItemKey item = rule.item();
    return database.write(handle -> {
      if (!new AccountStore(handle).lock(account)) {
        throw Account.missing();
      }
      if (item != null && !new AlertRuleStore(handle).isWatched(account, item.listing())) {
        throw notWatched(item);
      }
      AlertRuleStore rules = new AlertRuleStore(handle);
      refuseTooMany(rules.list(account), listing(rule));
      rules.insert(account, rule);
      return rule;
    });
  }

  private static void refuseTooMany(List<AlertRule> rules, long listing) {
    if (rules.size() >= AlertRule.MOST_PER_ACCOUNT) {
      throw tooMany("An account has at most " + AlertRule.MOST_PER_ACCOUNT + " alert rules");
    }
    if (rules.stream().filter(rule -> listing(rule) == listing).count()
        >= AlertRule.MOST_PER_ITEM) {
      throw tooMany("There are at most " + AlertRule.MOST_PER_ITEM + " alert rules for one item");
    }
  }

  /** Every rule of an account: those of all items first, then by item; oldest first. */
  public List<AlertRule> list(AccountId account) {
    return database.read(handle -> new AlertRuleStore(handle).list(account));
  }

  /** Changes a rule; one that waits for something else now begins anew. */
  public AlertRule change(AccountId account, String id, RuleChange change) {
    return database.write(handle -> {
      AlertRuleStore rules = new AlertRuleStore(handle);
      AlertRule old = rules.lock(account, id).orElseThrow(() -> missing(id));
      AlertRule changed = change.of(old);
      rules.update(account, changed);
      RuleStateStore states = new RuleStateStore(handle);
      if (!changed.waitsLike(old)) {
        states.forget(account, id);
      } else if (change.coolDown() != null) {
        states.hold(account, id, changed.coolDown());
      }
      return changed;
    });
  }

  public void remove(AccountId account, String id) {
    boolean removed =
        database.write(handle -> {
          new RuleStateStore(handle).forget(account, id);
          return new AlertRuleStore(handle).delete(account, id);
        });
    if (!removed) {
      throw missing(id);
    }
  }

  private static long listing(AlertRule rule) {
    ItemKey item = rule.item();
    return item == null ? 0 : item.listing().value();
  }

  private static TidemarkException tooMany(String limit) {
    return new TidemarkException(ErrorCode.TOO_MANY_ALERTS, limit + "; remove one first.");
  }

  private static TidemarkException missing(String id) {
    return new TidemarkException(
        ErrorCode.ALERT_NOT_FOUND, "This account has no alert rule " + id + ".");
  }

  private static TidemarkException notWatched(ItemKey item) {
    return new TidemarkException(
        ErrorCode.WATCH_NOT_FOUND, "the item " + item + " is not on this list");
  }
}
