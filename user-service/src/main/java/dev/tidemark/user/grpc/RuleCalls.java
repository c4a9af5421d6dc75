package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.user.v1.CreateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.CreateAlertRuleResponse;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleRequest;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleResponse;
import dev.tidemark.protocol.user.v1.ListAlertRulesRequest;
import dev.tidemark.protocol.user.v1.ListAlertRulesResponse;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleResponse;
import dev.tidemark.user.alert.AlertRule;
import dev.tidemark.user.alert.AlertRules;
import dev.tidemark.user.alert.RuleChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/** The calls about alert rules. */
public final class RuleCalls {
  private final AlertRules rules;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public RuleCalls(AlertRules rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  CreateAlertRuleResponse create(CreateAlertRuleRequest request) {
    AccountId account = AccountId.ofRequest(request.getAccountId());
    AlertRule rule =
        RuleMessages.chosen(
            request.getRule(),
            request.getHasCoolDown(),
            randomId(),
            Instant.ofEpochMilli(clock.millis()));
    return CreateAlertRuleResponse.newBuilder()
        .setRule(RuleMessages.message(rules.add(account, rule)))
        .build();
  }

  ListAlertRulesResponse list(ListAlertRulesRequest request) {
    ItemKey item = request.hasItem() ? WatchMessages.item(request.getItem()) : null;
    ListAlertRulesResponse.Builder answer = ListAlertRulesResponse.newBuilder();
    rules.list(AccountId.ofRequest(request.getAccountId())).stream()
        .filter(rule -> item == null || item.equals(rule.item()))
        .map(RuleMessages::message)
        .forEach(answer::addRules);
    return answer.build();
  }

  UpdateAlertRuleResponse update(UpdateAlertRuleRequest request) {
    AlertRule changed =
        rules.change(
            AccountId.ofRequest(request.getAccountId()), request.getRuleId(), change(request));
    return UpdateAlertRuleResponse.newBuilder().setRule(RuleMessages.message(changed)).build();
  }

  private static RuleChange change(UpdateAlertRuleRequest request) {
    return new RuleChange(
        request.hasAmount() ? request.getAmount() : null,
        request.hasPercent() ? request.getPercent() : null,
        request.hasDays() ? request.getDays() : null,
        request.getClearDays(),
        RuleMessages.since(request.getSince()),
        request.hasModelId() ? WatchMessages.model(request.getModelId()) : null,
        request.getClearModel(),
        request.hasCoolDownMinutes() ? Duration.ofMinutes(request.getCoolDownMinutes()) : null,
        request.hasMuted() ? request.getMuted() : null,
        request.hasSnoozedUntilMs() ? Instant.ofEpochMilli(request.getSnoozedUntilMs()) : null,
        request.getClearSnoozed());
  }

  DeleteAlertRuleResponse delete(DeleteAlertRuleRequest request) {
    rules.remove(AccountId.ofRequest(request.getAccountId()), request.getRuleId());
    return DeleteAlertRuleResponse.getDefaultInstance();
  }

  private String randomId() {
    byte[] bits = new byte[8];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
