package dev.tidemark.user.grpc;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertSince;
import dev.tidemark.user.alert.AlertCheck;
import dev.tidemark.user.alert.AlertRule;
import dev.tidemark.user.alert.Condition;
import dev.tidemark.user.alert.ConditionColumns;
import dev.tidemark.user.alert.Since;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Alert rules between messages and our words. */
final class RuleMessages {
  private RuleMessages() {}

  /** A new rule as somebody wants it. */
  static AlertRule chosen(
      dev.tidemark.protocol.user.v1.AlertRule wanted,
      boolean hasCoolDown,
      String id,
      Instant createdAt) {
    ItemKey item = wanted.hasItem() ? WatchMessages.item(wanted.getItem()) : null;
    Condition condition = AlertCheck.condition(item, columns(wanted));
    return new AlertRule(
        id,
        item,
        condition,
        AlertCheck.model(
            item, wanted.hasModelId() ? WatchMessages.model(wanted.getModelId()) : null),
        hasCoolDown
            ? AlertCheck.coolDown(Duration.ofMinutes(wanted.getCoolDownMinutes()))
            : condition.usualCoolDown(),
        wanted.getMuted(),
        wanted.hasSnoozedUntilMs() ? Instant.ofEpochMilli(wanted.getSnoozedUntilMs()) : null,
        createdAt);
  }

  private static ConditionColumns columns(dev.tidemark.protocol.user.v1.AlertRule wanted) {
    int kind = wanted.getKindValue();
    if (kind < ConditionColumns.TARGET_PRICE || kind > ConditionColumns.ANNOUNCED_FLASH_SALE) {
      throw WatchMessages.invalid("kind", "An alert needs a kind that is known.");
    }
    return new ConditionColumns(
        kind,
        wanted.hasAmount() ? wanted.getAmount() : null,
        wanted.hasPercent() ? wanted.getPercent() : null,
        wanted.hasDays() ? wanted.getDays() : null,
        since(wanted.getSince()));
  }

  static @Nullable Since since(AlertSince message) {
    return switch (message) {
      case ADDED -> Since.ADDED;
      case LAST_ALERT -> Since.LAST_ALERT;
      case ALERT_SINCE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  static dev.tidemark.protocol.user.v1.AlertRule message(AlertRule rule) {
    ConditionColumns columns = ConditionColumns.of(rule.condition());
    var message =
        dev.tidemark.protocol.user.v1.AlertRule.newBuilder()
            .setRuleId(rule.id())
            .setKind(AlertKind.forNumber(columns.kind()))
            .setCoolDownMinutes((int) rule.coolDown().toMinutes())
            .setMuted(rule.muted())
            .setCreatedAtMs(rule.createdAt().toEpochMilli());
    ItemKey item = rule.item();
    if (item != null) {
      message.setItem(item(item));
    }
    ModelId model = rule.model();
    if (model != null) {
      message.setModelId(model.value());
    }
    Instant snoozed = rule.snoozedUntil();
    if (snoozed != null) {
      message.setSnoozedUntilMs(snoozed.toEpochMilli());
    }
    write(message, columns);
    return message.build();
  }

  private static void write(
      dev.tidemark.protocol.user.v1.AlertRule.Builder message, ConditionColumns columns) {
    Long amount = columns.amount();
    if (amount != null) {
      message.setAmount(amount);
    }
    Integer percent = columns.percent();
    if (percent != null) {
      message.setPercent(percent);
    }
    Integer days = columns.days();
    if (days != null) {
      message.setDays(days);
    }
    Since since = columns.since();
    if (since != null) {
      message.setSince(since == Since.ADDED ? AlertSince.ADDED : AlertSince.LAST_ALERT);
    }
  }

  private static ItemKeyMessage item(ItemKey item) {
    return ItemKeyMessage.newBuilder()
        .setRegion(item.region().number())
        .setShopId(item.shop().value())
        .setItemId(item.item().value())
        .build();
  }
}
