package dev.tidemark.user.alert;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.runtime.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of {@code alert_state}: how rules stand, seen through one connection. */
public final class RuleStateStore {
  // Index watch_listing, then alert_state by its primary key.
  private static final String STATES =
      """
      SELECT s.account_id, s.listing_id, s.rule_id, s.goal, s.armed, s.base_price, s.last_fired_at,
             s.held_until, s.held
      FROM watch w
      INNER JOIN alert_state s ON s.account_id = w.account_id AND s.listing_id = w.listing_id
      WHERE w.listing_id IN (<listings>)
      """;

  // Primary key.
  private static final String SAVE =
      """
      INSERT INTO alert_state
        (account_id, listing_id, rule_id, goal, armed, base_price, last_fired_at, held_until, held)
      VALUES (:account, :listing, :rule, :goal, :armed, :base, :lastFiredAt, :heldUntil, :held)
      ON DUPLICATE KEY UPDATE
        goal = VALUES(goal), armed = VALUES(armed), base_price = VALUES(base_price),
        last_fired_at = VALUES(last_fired_at), held_until = VALUES(held_until), held = VALUES(held)
      """;

  // Index alert_state_held.
  private static final String HELD =
      """
      SELECT listing_id
      FROM alert_state
      WHERE held_until > :after AND held_until <= :now
      ORDER BY held_until
      LIMIT :limit
      """;

  // Index alert_state_held.
  private static final String HELD_STATES =
      """
      SELECT account_id, listing_id, rule_id, goal, armed, base_price, last_fired_at, held_until,
             held
      FROM alert_state
      WHERE held_until > :after AND held_until <= :now AND listing_id IN (<listings>)
      ORDER BY account_id, listing_id, rule_id
      """;

  // Index alert_state_held, the overdue part.
  private static final String PUT_OFF =
      """
      UPDATE alert_state
      SET held_until = :until
      WHERE held_until <= :now AND listing_id = :listing
      """;

  // Primary key, all rows of the account: as many as rules and watches.
  private static final String HOLD =
      """
      UPDATE alert_state
      SET held_until = last_fired_at + :coolDown
      WHERE account_id = :account AND rule_id = :rule AND held_until IS NOT NULL
      """;

  // Primary key, all rows of the account: as many as rules and watches.
  private static final String FORGET_RULE =
      """
      DELETE FROM alert_state WHERE account_id = :account AND rule_id = :rule
      """;

  // Primary key.
  private static final String FORGET_ITEM =
      """
      DELETE FROM alert_state WHERE account_id = :account AND listing_id = :listing
      """;

  // Primary key.
  private static final String FORGET_TARGET =
      """
      DELETE FROM alert_state
      WHERE account_id = :account AND listing_id = :listing AND rule_id = :target
      """;

  // Primary keys: the states of one item, and the few rules that may hold for it.
  private static final String FORGET_OF_CHOSEN =
      """
      DELETE FROM alert_state
      WHERE account_id = :account AND listing_id = :listing
        AND (rule_id = :target
          OR rule_id IN (
            SELECT rule_id
            FROM alert_rule
            WHERE account_id = :account AND listing_id IN (0, :listing) AND model_id IS NULL))
      """;

  private final Handle handle;

  public RuleStateStore(Handle handle) {
    this.handle = handle;
  }

  /** How the rules of everybody who watches these items stand with them. */
  public Map<StateKey, RuleState> of(Collection<ListingId> listings) {
    Map<StateKey, RuleState> states = new LinkedHashMap<>();
    handle
        .createQuery(STATES)
        .bindList("listings", listings.stream().map(ListingId::value).toList())
        .map(RuleStateStore::state)
        .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    return states;
  }

  /**
   * Items of which somebody is to be told because a cool-down has ended, the longest waiting first.
   */
  public List<ListingId> held(Instant after, Instant now, int rows) {
    return handle
        .createQuery(HELD)
        .bind("after", after.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("limit", rows)
        .map((row, context) -> new ListingId(row.getLong("listing_id")))
        .stream()
        .distinct()
        .toList();
  }

  /** The states with these items whose cool-down has ended while they held something. */
  public Map<StateKey, RuleState> held(Instant after, Instant now, Collection<ListingId> listings) {
    Map<StateKey, RuleState> states = new LinkedHashMap<>();
    handle
        .createQuery(HELD_STATES)
        .bind("after", after.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bindList("listings", listings.stream().map(ListingId::value).toList())
        .map(RuleStateStore::state)
        .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    return states;
  }

  /** Lets what is held of an item wait for longer; answers how many states there are. */
  public int putOff(ListingId listing, Instant now, Instant until) {
    return handle
        .createUpdate(PUT_OFF)
        .bind("until", until.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("listing", listing.value())
        .execute();
  }

  /** Lets what a rule holds wait for another cool-down. */
  void hold(AccountId account, String rule, Duration coolDown) {
    handle
        .createUpdate(HOLD)
        .bind("account", account.value())
        .bind("rule", rule)
        .bind("coolDown", coolDown.toMillis())
        .execute();
  }

  private static Map.Entry<StateKey, RuleState> state(ResultSet row, StatementContext context)
      throws SQLException {
    Long base = AlertRuleStore.optionalLong(row, "base_price");
    Long fired = AlertRuleStore.optionalLong(row, "last_fired_at");
    return Map.entry(
        new StateKey(
            new AccountId(row.getLong("account_id")),
            new ListingId(row.getLong("listing_id")),
            row.getString("rule_id")),
        new RuleState(
            row.getInt("goal"),
            row.getBoolean("armed"),
            base == null ? null : new Price(base),
            fired == null ? null : Instant.ofEpochMilli(fired),
            held(row)));
  }

  private static @Nullable Held held(ResultSet row) throws SQLException {
    Long until = AlertRuleStore.optionalLong(row, "held_until");
    if (until == null) {
      return null;
    }
    try {
      return new Held(Instant.ofEpochMilli(until), Notification.parseFrom(row.getBytes("held")));
    } catch (InvalidProtocolBufferException broken) {
      throw new SQLException("what an alert holds cannot be read", broken);
    }
  }

  public void save(Map<StateKey, RuleState> states) {
    if (states.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(SAVE);
    states.forEach((key, state) -> {
      Price base = state.base();
      Instant fired = state.lastFiredAt();
      Held held = state.held();
      batch
          .bind("account", key.account().value())
          .bind("listing", key.listing().value())
          .bind("rule", key.rule())
          .bind("goal", state.goal())
          .bind("armed", state.armed())
          .bind("base", base == null ? null : base.units())
          .bind("lastFiredAt", fired == null ? null : fired.toEpochMilli())
          .bind("heldUntil", held == null ? null : held.until().toEpochMilli())
          .bind("held", held == null ? null : held.content().toByteArray())
          .add();
      Batches.keepShort(batch);
    });
    Batches.finish(batch);
  }

  /** Lets a rule begin anew with every item. */
  void forget(AccountId account, String rule) {
    handle.createUpdate(FORGET_RULE).bind("account", account.value()).bind("rule", rule).execute();
  }

  /** Lets the target price of a watch begin anew. */
  public void forgetTarget(AccountId account, ListingId listing) {
    forget(FORGET_TARGET, account, listing);
  }

  /** Lets the rules begin anew that look at the variation which the watch has chosen. */
  public void forgetOfChosen(AccountId account, ListingId listing) {
    forget(FORGET_OF_CHOSEN, account, listing);
  }

  private void forget(String sql, AccountId account, ListingId listing) {
    handle
        .createUpdate(sql)
        .bind("account", account.value())
        .bind("listing", listing.value())
        .bind("target", AlertRule.TARGET)
        .execute();
  }

  /** Lets every rule of an account begin anew with an item. */
  public void forget(AccountId account, ListingId listing) {
    handle
        .createUpdate(FORGET_ITEM)
        .bind("account", account.value())
        .bind("listing", listing.value())
        .execute();
  }
}
