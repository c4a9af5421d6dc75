package dev.tidemark.gateway.alert;

import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.AlertSince;
import dev.tidemark.protocol.user.v1.CreateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an account may say about an alert; the user service checks what fits together. */
final class AlertFields {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int MOST_PERCENT = 99;
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_MINUTES = 43_200;
  private static final int LONGEST_WORD = 32;

  private AlertFields() {}

  /** A new rule. */
  static CreateAlertRuleRequest created(long account, RequestBody body) {
    AlertRule.Builder rule = AlertRule.newBuilder();
    ItemKey item = item(body);
    if (item != null) {
      rule.setItem(ItemKeys.message(item));
    }
    kinds(body, rule);
    Long model = model(body);
    if (model != null) {
      rule.setModelId(model);
    }
    Long amount = amount(body, item == null ? null : item.region());
    if (amount != null) {
      rule.setAmount(amount);
    }
    numbers(body, rule);
    Boolean muted = body.flagOrNull("muted");
    rule.setMuted(muted != null && muted);
    Instant snoozed = body.timeOrNull("snoozedUntil");
    if (snoozed != null) {
      rule.setSnoozedUntilMs(snoozed.toEpochMilli());
    }
    Integer coolDown = body.wholeOrNull("coolDownMinutes", 0, MOST_MINUTES);
    return CreateAlertRuleRequest.newBuilder()
        .setAccountId(account)
        .setRule(rule.setCoolDownMinutes(coolDown == null ? 0 : coolDown))
        .setHasCoolDown(coolDown != null)
        .build();
  }

  private static void numbers(RequestBody body, AlertRule.Builder rule) {
    Integer percent = body.wholeOrNull("percent", 0, MOST_PERCENT);
    if (percent != null) {
      rule.setPercent(percent);
    }
    Integer days = body.wholeOrNull("days", 1, MOST_DAYS);
    if (days != null) {
      rule.setDays(days);
    }
  }

  private static void kinds(RequestBody body, AlertRule.Builder rule) {
    String kind = body.text("kind", 1, LONGEST_WORD);
    rule.setKind(
        AlertKinds.kind(kind)
            .orElseThrow(() ->
                invalid(
                    "kind",
                    "An alert is target-price, price-drop, new-lowest, good-price, back-in-stock,"
                        + " flash-sale, announced-flash-sale or any-change, not '"
                        + PlainText.shown(kind)
                        + "'.")));
    AlertSince since = since(body);
    if (since != null) {
      rule.setSince(since);
    }
  }

  private static @Nullable AlertSince since(RequestBody body) {
    String since = body.textOrNull("since", 1, LONGEST_WORD);
    return since == null
        ? null
        : AlertKinds.since(since)
            .orElseThrow(() ->
                invalid(
                    "since",
                    "A drop is measured since added or last-alert, not '"
                        + PlainText.shown(since)
                        + "'."));
  }

  private static @Nullable Long model(RequestBody body) {
    String model = body.textOrNull("model", 1, 19);
    if (model == null) {
      return null;
    }
    if (!NUMBER.matcher(model).matches()) {
      throw invalid(
          "model", "'" + PlainText.shown(model) + "' is not the id of a variation such as 4521.");
    }
    return Long.parseLong(model);
  }

  private static @Nullable ItemKey item(RequestBody body) {
    String key = body.textOrNull("itemKey", 1, 64);
    return key == null
        ? null
        : ItemKey.parse(key)
            .orElseThrow(() ->
                invalid(
                    "itemKey",
                    "'"
                        + PlainText.shown(key)
                        + "' is not an item key such as sg.67707640.2245175584."));
  }

  /** What of a rule changes. */
  static UpdateAlertRuleRequest changed(long account, AlertRule rule, RequestBody body) {
    UpdateAlertRuleRequest.Builder change =
        UpdateAlertRuleRequest.newBuilder().setAccountId(account).setRuleId(rule.getRuleId());
    Long amount = amount(body, rule.hasItem() ? Region.ofNumber(rule.getItem().getRegion()) : null);
    if (amount != null) {
      change.setAmount(amount);
    }
    Integer percent = body.wholeOrNull("percent", 0, MOST_PERCENT);
    if (percent != null) {
      change.setPercent(percent);
    }
    place(body, change);
    Integer coolDown = body.wholeOrNull("coolDownMinutes", 0, MOST_MINUTES);
    if (coolDown != null) {
      change.setCoolDownMinutes(coolDown);
    }
    Boolean muted = body.flagOrNull("muted");
    if (muted != null) {
      change.setMuted(muted);
    }
    Instant snoozed = body.timeOrNull("snoozedUntil");
    if (snoozed != null) {
      change.setSnoozedUntilMs(snoozed.toEpochMilli());
    }
    return change.setClearSnoozed(body.has("snoozedUntil") && snoozed == null).build();
  }

  /** Within how many days, since when, and of which variation. */
  private static void place(RequestBody body, UpdateAlertRuleRequest.Builder change) {
    Integer days = body.wholeOrNull("days", 1, MOST_DAYS);
    if (days != null) {
      change.setDays(days);
    }
    AlertSince since = since(body);
    if (since != null) {
      change.setSince(since);
    }
    Long model = model(body);
    if (model != null) {
      change.setModelId(model);
    }
    change
        .setClearDays(body.has("days") && days == null)
        .setClearModel(body.has("model") && model == null);
  }

  private static @Nullable Long amount(RequestBody body, @Nullable Region region) {
    String text = body.textOrNull("amount", 1, 20);
    if (text == null) {
      return null;
    }
    if (region == null) {
      throw invalid("amount", "An amount has a currency, so it needs an item; use a percentage.");
    }
    try {
      Price price = Price.ofDecimal(text);
      if (price.fits(region.decimals())) {
        return price.units();
      }
    } catch (IllegalArgumentException notAnAmount) {
      throw refusedAmount(text, region);
    }
    throw refusedAmount(text, region);
  }

  private static TidemarkException refusedAmount(String text, Region region) {
    return invalid(
        "amount",
        "An amount in %s is more than 0 and has at most %d decimals, not '%s'."
            .formatted(region.currency(), region.decimals(), PlainText.shown(text)));
  }

  private static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}
