package dev.tidemark.user.alert;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Who wants to be told about items; for whoever weighs changes. */
public final class WatcherStore {
  // Index watch_listing, then alert_rule by its primary key.
  private static final String RULES =
      """
      SELECT w.account_id, w.listing_id AS watched, w.model_id AS chosen,
             r.rule_id, r.listing_id, r.shop_id, r.kind, r.model_id, r.amount, r.percent, r.days,
             r.since, r.cool_down_ms, r.muted, r.snoozed_until, r.created_at
      FROM watch w
      INNER JOIN alert_rule r
        ON r.account_id = w.account_id AND r.listing_id IN (0, w.listing_id)
      WHERE w.listing_id IN (<listings>)
      ORDER BY w.account_id, w.listing_id, r.listing_id, r.created_at, r.rule_id
      """;

  // Index watch_listing.
  private static final String TARGETS =
      """
      SELECT account_id, listing_id, shop_id, model_id, target_price, target_muted,
             target_snoozed_until, added_at
      FROM watch
      WHERE listing_id IN (<listings>) AND target_price IS NOT NULL
      ORDER BY account_id, listing_id
      """;

  private final Handle handle;

  public WatcherStore(Handle handle) {
    this.handle = handle;
  }

  /** Everybody with a rule that holds for one of these items; by account, then by item. */
  public List<Watcher> of(Collection<ListingId> listings) {
    List<Long> ids = listings.stream().map(ListingId::value).toList();
    Map<List<Long>, Rules> found = new LinkedHashMap<>();
    handle
        .createQuery(RULES)
        .bindList("listings", ids)
        .map((row, context) -> {
          place(found, row, "watched", "chosen").add(AlertRuleStore.rule(row, context));
          return true;
        })
        .list();
    handle
        .createQuery(TARGETS)
        .bindList("listings", ids)
        .map((row, context) -> {
          place(found, row, "listing_id", "model_id").add(target(row));
          return true;
        })
        .list();
    return found.values().stream().map(Rules::watcher).toList();
  }

  private static Rules place(
      Map<List<Long>, Rules> found, ResultSet row, String listing, String model)
      throws SQLException {
    long account = row.getLong("account_id");
    long item = row.getLong(listing);
    ModelId chosen = new ModelId(row.getLong(model));
    return found.computeIfAbsent(
        List.of(account, item),
        _ -> new Rules(new AccountId(account), new ListingId(item), chosen));
  }

  private static AlertRule target(ResultSet row) throws SQLException {
    ListingId listing = new ListingId(row.getLong("listing_id"));
    Condition condition = new Condition.TargetPrice(new Price(row.getLong("target_price")));
    Long snoozed = AlertRuleStore.optionalLong(row, "target_snoozed_until");
    return new AlertRule(
        AlertRule.TARGET,
        new ItemKey(listing.region(), new ShopId(row.getLong("shop_id")), listing.item()),
        condition,
        null,
        condition.usualCoolDown(),
        row.getBoolean("target_muted"),
        snoozed == null ? null : Instant.ofEpochMilli(snoozed),
        Instant.ofEpochMilli(row.getLong("added_at")));
  }

  /**
   * Collects the rules of one watcher. Rules of the item's own displace those of all items; the
   * target price stands beside either.
   */
  private record Rules(AccountId account, ListingId listing, ModelId model, List<AlertRule> rules) {
    Rules(AccountId account, ListingId listing, ModelId model) {
      this(account, listing, model, new ArrayList<>());
    }

    void add(AlertRule rule) {
      rules.add(rule);
    }

    Watcher watcher() {
      List<AlertRule> own = rules.stream().filter(rule -> rule.item() != null).toList();
      boolean onlyTarget = own.stream().allMatch(rule -> rule.id().equals(AlertRule.TARGET));
      return new Watcher(account, listing, model, onlyTarget ? rules : own);
    }
  }
}
