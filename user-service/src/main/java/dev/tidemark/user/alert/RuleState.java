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
 */
public record RuleState(
    int goal, boolean armed, @Nullable Price base, @Nullable Instant lastFiredAt) {
  RuleState fired(boolean stillArmed, @Nullable Price newBase, Instant at) {
    return new RuleState(goal, stillArmed, newBase, at);
  }

  RuleState with(boolean nowArmed, @Nullable Price newBase) {
    return new RuleState(goal, nowArmed, newBase, lastFiredAt);
  }
}
