package dev.tidemark.user.alert;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The rows of {@code alert_rule}, seen through one connection. */
public final class AlertRuleStore {
  private static final String INSERT =
      """
      INSERT INTO alert_rule
        (account_id, listing_id, rule_id, shop_id, kind, model_id, amount, percent, days, since,
         cool_down_ms, muted, snoozed_until, created_at)
      VALUES
        (:account, :listing, :rule, :shop, :kind, :model, :amount, :percent, :days, :since,
         :coolDown, :muted, :snoozedUntil, :createdAt)
      """;

  // Primary key, all rows of the account: 500 at most.
  private static final String LIST =
      """
      SELECT rule_id, listing_id, shop_id, kind, model_id, amount, percent, days, since,
             cool_down_ms, muted, snoozed_until, created_at
      FROM alert_rule
      WHERE account_id = :account
      ORDER BY listing_id, created_at, rule_id
      """;

  // Primary key, all rows of the account: 500 at most.
  private static final String FIND =
      """
      SELECT rule_id, listing_id, shop_id, kind, model_id, amount, percent, days, since,
             cool_down_ms, muted, snoozed_until, created_at
      FROM alert_rule
      WHERE account_id = :account AND rule_id = :rule
      FOR UPDATE
      """;

  // Primary key.
  private static final String UPDATE =
      """
      UPDATE alert_rule
      SET kind = :kind, model_id = :model, amount = :amount, percent = :percent, days = :days, since = :since,
          cool_down_ms = :coolDown, muted = :muted, snoozed_until = :snoozedUntil
      WHERE account_id = :account AND listing_id = :listing AND rule_id = :rule
      """;

  // Primary key, all rows of the account: 500 at most.
  private static final String DELETE =
      """
      DELETE FROM alert_rule WHERE account_id = :account AND rule_id = :rule
      """;

  // Primary key.
  private static final String DELETE_OF_ITEM =
      """
      DELETE FROM alert_rule WHERE account_id = :account AND listing_id = :listing
      """;

  // Primary key. Whoever takes the item off the list waits until its new rule is there, and removes
  // it too.
  private static final String WATCHED =
      """
      SELECT listing_id
      FROM watch
      WHERE account_id = :account AND listing_id = :listing
      FOR UPDATE
      """;

  // Primary key.
  private static final String DELETE_ALL =
      """
      DELETE FROM alert_rule WHERE account_id = :account
      """;

  // Primary key.
  private static final String DELETE_ALL_STATES =
      """
      DELETE FROM alert_state WHERE account_id = :account
      """;

  private final Handle handle;

  public AlertRuleStore(Handle handle) {
    this.handle = handle;
  }

  /** Deletes every alert of an account, and how far each was. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
    handle.createUpdate(DELETE_ALL_STATES).bind("account", account.value()).execute();
  }

  void insert(AccountId account, AlertRule rule) {
    ItemKey item = rule.item();
    bind(handle.createUpdate(INSERT), account, rule)
        .bind("shop", item == null ? 0 : item.shop().value())
        .bind("createdAt", rule.createdAt().toEpochMilli())
        .execute();
  }

  boolean isWatched(AccountId account, ListingId listing) {
    return handle
        .createQuery(WATCHED)
        .bind("account", account.value())
        .bind("listing", listing.value())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Every rule of an account: those of all items first, then by item; oldest first. */
  List<AlertRule> list(AccountId account) {
    return handle
        .createQuery(LIST)
        .bind("account", account.value())
        .map(AlertRuleStore::rule)
        .list();
  }

  /** Finds a rule and keeps it locked. */
  Optional<AlertRule> lock(AccountId account, String id) {
    return handle
        .createQuery(FIND)
        .bind("account", account.value())
        .bind("rule", id)
        .map(AlertRuleStore::rule)
        .findOne();
  }

  void update(AccountId account, AlertRule rule) {
    bind(handle.createUpdate(UPDATE), account, rule).execute();
  }

  /** Removes a rule; false when there is none. */
  boolean delete(AccountId account, String id) {
    return handle.createUpdate(DELETE).bind("account", account.value()).bind("rule", id).execute()
        > 0;
  }

  /** Removes the rules of one item, which is no longer watched. */
  public void deleteOf(AccountId account, ListingId listing) {
    handle
        .createUpdate(DELETE_OF_ITEM)
        .bind("account", account.value())
        .bind("listing", listing.value())
        .execute();
  }

  private static Update bind(Update update, AccountId account, AlertRule rule) {
    ConditionColumns columns = ConditionColumns.of(rule.condition());
    Instant snoozed = rule.snoozedUntil();
    return update
        .bind("account", account.value())
        .bind("listing", rule.item() == null ? 0 : rule.item().listing().value())
        .bind("rule", rule.id())
        .bind("kind", columns.kind())
        .bind("model", rule.model() == null ? null : rule.model().value())
        .bind("amount", columns.amount())
        .bind("percent", columns.percent())
        .bind("days", columns.days())
        .bind("since", columns.since() == null ? 0 : columns.since().number())
        .bind("coolDown", rule.coolDown().toMillis())
        .bind("muted", rule.muted())
        .bind("snoozedUntil", snoozed == null ? null : snoozed.toEpochMilli());
  }

  static AlertRule rule(ResultSet row, StatementContext context) throws SQLException {
    int since = row.getInt("since");
    Condition condition =
        new ConditionColumns(
                row.getInt("kind"),
                optionalLong(row, "amount"),
                optionalInt(row, "percent"),
                optionalInt(row, "days"),
                since == 0 ? null : Since.ofNumber(since))
            .condition();
    Long model = optionalLong(row, "model_id");
    Long snoozed = optionalLong(row, "snoozed_until");
    return new AlertRule(
        row.getString("rule_id"),
        item(row.getLong("listing_id"), row.getLong("shop_id")),
        condition,
        model == null ? null : new ModelId(model),
        Duration.ofMillis(row.getLong("cool_down_ms")),
        row.getBoolean("muted"),
        snoozed == null ? null : Instant.ofEpochMilli(snoozed),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static @Nullable ItemKey item(long listing, long shop) {
    if (listing == 0) {
      return null;
    }
    ListingId id = new ListingId(listing);
    return new ItemKey(id.region(), new ShopId(shop), id.item());
  }

  static @Nullable Long optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Integer optionalInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
