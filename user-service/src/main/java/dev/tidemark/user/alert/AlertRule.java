package dev.tidemark.user.alert;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an account wants to be told.
 *
 * @param id its public name
 * @param item null in a rule for every watch that has none of its own
 * @param model null for the variation that the watch has chosen
 * @param coolDown how long it stays silent after an alert
 * @param snoozedUntil silent until then; null: not snoozed
 */
public record AlertRule(
    String id,
    @Nullable ItemKey item,
    Condition condition,
    @Nullable ModelId model,
    Duration coolDown,
    boolean muted,
    @Nullable Instant snoozedUntil,
    Instant createdAt) {
  /** The name of the rule that the target price of a watch is. */
  public static final String TARGET = "target";

  /** So many rules an account may have; each is weighed with every change of its items. */
  public static final int MOST_PER_ACCOUNT = 500;

  /** So many rules an account may have for one item. */
  public static final int MOST_PER_ITEM = 10;

  /**
   * A number that differs, but for a rare accident, when the rule waits for something else. How it
   * stood before has no meaning then.
   */
  int goal(ModelId chosen) {
    ConditionColumns columns = ConditionColumns.of(condition);
    return Objects.hash(
        columns.kind(),
        columns.amount(),
        columns.percent(),
        columns.days(),
        columns.since() == null ? 0 : columns.since().number(),
        model == null ? chosen.value() : model.value());
  }

  boolean waitsLike(AlertRule other) {
    return condition.equals(other.condition) && Objects.equals(model, other.model);
  }

  /** Whether it waits for what a state stood for; {@code chosen} is the variation of the watch. */
  public boolean fits(RuleState state, ModelId chosen) {
    return state.goal()
        == goal(condition instanceof Condition.SaleAnnounced ? ModelId.HEADLINE : chosen);
  }

  /** Whether it tells nobody at a time. */
  public boolean isSilent(Instant now) {
    return muted || (snoozedUntil != null && now.isBefore(snoozedUntil));
  }
}
