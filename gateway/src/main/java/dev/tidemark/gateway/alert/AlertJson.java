package dev.tidemark.gateway.alert;

import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.item.MoneyJson;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.AlertSince;
import tools.jackson.core.JsonGenerator;

/** Alert rules as the API shows them. */
final class AlertJson {
  private AlertJson() {}

  /** Writes the fields of a rule into an object that has begun. */
  static void write(JsonGenerator json, AlertRule rule) {
    json.writeStringProperty("alertId", rule.getRuleId());
    json.writeStringProperty("kind", AlertKinds.word(rule.getKind()));
    if (rule.hasItem()) {
      Region region = Region.ofNumber(rule.getItem().getRegion());
      json.writeStringProperty("itemKey", ItemKeys.of(rule.getItem()).toString());
      MoneyJson.decimal(json, "amount", region, rule.hasAmount(), rule.getAmount());
      json.writeStringProperty("currency", region.currency());
    } else {
      json.writeNullProperty("itemKey");
      json.writeNullProperty("amount");
      json.writeNullProperty("currency");
    }
    Json.text(json, "model", rule.hasModelId() ? Long.toString(rule.getModelId()) : null);
    Json.numberOrNull(json, "percent", rule.hasPercent(), rule.getPercent());
    Json.numberOrNull(json, "days", rule.hasDays(), rule.getDays());
    AlertSince since = rule.getSince();
    Json.text(
        json, "since", since == AlertSince.ALERT_SINCE_UNSPECIFIED ? null : AlertKinds.word(since));
    json.writeNumberProperty("coolDownMinutes", rule.getCoolDownMinutes());
    json.writeBooleanProperty("muted", rule.getMuted());
    Json.timeOrNull(json, "snoozedUntil", rule.hasSnoozedUntilMs(), rule.getSnoozedUntilMs());
    Json.time(json, "createdAt", rule.getCreatedAtMs());
  }
}
