package dev.tidemark.gateway.alert;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleRequest;
import dev.tidemark.protocol.user.v1.ListAlertRulesRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import java.util.List;

/** /alerts: sees, makes, changes and removes one's own alert rules. */
public final class AlertsHandler {
  private final Services services;

  public AlertsHandler(Services services) {
    this.services = services;
  }

  /** GET /alerts. */
  public Answer list(ApiRequest request) {
    QueryString query = request.query("itemKey");
    ListAlertRulesRequest.Builder question =
        ListAlertRulesRequest.newBuilder().setAccountId(request.caller().id().value());
    query
        .word("itemKey", ItemKey::parse, "an item key such as sg.67707640.2245175584")
        .ifPresent(item -> question.setItem(ItemKeys.message(item)));
    List<AlertRule> rules = services.alerts().listAlertRules(question.build()).getRulesList();
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("alerts");
          for (AlertRule rule : rules) {
            json.writeStartObject();
            AlertJson.write(json, rule);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** POST /alerts. */
  public Answer create(ApiRequest request) {
    RequestBody body =
        request.body(
            "itemKey",
            "kind",
            "model",
            "amount",
            "percent",
            "days",
            "since",
            "coolDownMinutes",
            "muted",
            "snoozedUntil");
    AlertRule rule =
        services
            .alerts()
            .createAlertRule(AlertFields.created(request.caller().id().value(), body))
            .getRule();
    return answer(201, rule);
  }

  /** PATCH /alerts/{alertId}. */
  public Answer update(ApiRequest request) {
    RequestBody body =
        request.body(
            "amount",
            "percent",
            "days",
            "since",
            "model",
            "coolDownMinutes",
            "muted",
            "snoozedUntil");
    UpdateAlertRuleRequest change =
        AlertFields.changed(request.caller().id().value(), find(request), body);
    return answer(200, services.alerts().updateAlertRule(change).getRule());
  }

  /** An amount can only be read when the currency is known. */
  private AlertRule find(ApiRequest request) {
    return services
        .alerts()
        .listAlertRules(
            ListAlertRulesRequest.newBuilder().setAccountId(request.caller().id().value()).build())
        .getRulesList()
        .stream()
        .filter(rule -> rule.getRuleId().equals(request.variable()))
        .findFirst()
        .orElseThrow(() ->
            new TidemarkException(
                ErrorCode.ALERT_NOT_FOUND,
                "This account has no alert '" + PlainText.shown(request.variable()) + "'."));
  }

  /** DELETE /alerts/{alertId}. */
  public Answer remove(ApiRequest request) {
    var _ =
        services
            .alerts()
            .deleteAlertRule(
                DeleteAlertRuleRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setRuleId(request.variable())
                    .build());
    return Answer.noContent();
  }

  private static Answer answer(int status, AlertRule rule) {
    return Answer.json(
        status,
        json -> {
          json.writeObjectPropertyStart("alert");
          AlertJson.write(json, rule);
          json.writeEndObject();
        });
  }
}
