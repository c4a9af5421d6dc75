package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a rule stands with an item.
 *
 * @param goal what the rule waited for when it came to stand so, by {@link AlertRule#goal}
 * @param armed whether the price has left the zone in which the rule has fired
 * @param base what a drop is measured from
 * @param lastFiredAt when the change was seen that it fired on
 * @param held what it tells when its cool-down ends; null when nothing waits
 */
public record RuleState(
    int goal,
    boolean armed,
    @Nullable Price base,
    @Nullable Instant lastFiredAt,
    @Nullable Held held) {
  RuleState fired(boolean stillArmed, @Nullable Price newBase, Instant at) {
    return new RuleState(goal, stillArmed, newBase, at, null);
  }

  /** Nothing is held then. */
  RuleState with(boolean nowArmed, @Nullable Price newBase) {
    return new RuleState(goal, nowArmed, newBase, lastFiredAt, null);
  }

  /** With something else to be told later, or nothing. */
  public RuleState holding(@Nullable Held what) {
    return new RuleState(goal, armed, base, lastFiredAt, what);
  }
}
