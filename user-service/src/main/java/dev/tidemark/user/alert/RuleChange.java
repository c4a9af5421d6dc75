package dev.tidemark.user.alert;

import dev.tidemark.protocol.ModelId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be different about a rule; null leaves it as it is. */
public record RuleChange(
    @Nullable Long amount,
    @Nullable Integer percent,
    @Nullable Integer days,
    boolean clearDays,
    @Nullable Since since,
    @Nullable ModelId model,
    boolean clearModel,
    @Nullable Duration coolDown,
    @Nullable Boolean muted,
    @Nullable Instant snoozedUntil,
    boolean clearSnoozed) {

  private boolean movesTheThreshold() {
    return amount != null || percent != null || days != null || clearDays || since != null;
  }

  AlertRule of(AlertRule rule) {
    ConditionColumns old = ConditionColumns.of(rule.condition());
    Condition condition =
        movesTheThreshold()
            ? AlertCheck.condition(
                rule.item(),
                new ConditionColumns(
                    old.kind(),
                    amount == null && percent != null && old.kind() == ConditionColumns.PRICE_DROP
                        ? null
                        : or(amount, old.amount()),
                    percent == null && amount != null && old.kind() == ConditionColumns.PRICE_DROP
                        ? null
                        : or(percent, old.percent()),
                    clearDays ? null : or(days, old.days()),
                    or(since, old.since())))
            : rule.condition();
    Instant snoozed = clearSnoozed ? null : or(snoozedUntil, rule.snoozedUntil());
    return new AlertRule(
        rule.id(),
        rule.item(),
        condition,
        clearModel ? null : or(AlertCheck.model(rule.item(), model), rule.model()),
        coolDown == null ? rule.coolDown() : AlertCheck.coolDown(coolDown),
        muted == null ? rule.muted() : muted,
        snoozed,
        rule.createdAt());
  }

  private static <T> @Nullable T or(@Nullable T value, @Nullable T otherwise) {
    return value == null ? otherwise : value;
  }
}
