package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.AlertSince;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.UserSystem;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of alert rules that are changed, muted, snoozed or removed. */
class RuleChangesIT {
  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private final Changes kettle = new Changes(system, 1);
  private final Shopper anna = new Shopper(system, "anna");

  @Test
  void staysSilentWhileARuleIsMutedOrSnoozedAndDoesNotMakeUpForIt() {
    anna.watches(kettle.item());
    AlertRule rule =
        anna.wants(
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.TARGET_PRICE)
                .setAmount(Price.ofDecimal("100").units())
                .setSnoozedUntilMs(system.clock().millis() + 60_000));
    kettle.to("129.00");
    kettle.to("99.00");
    system.clock().advance(Duration.ofMinutes(2));
    kettle.to("98.00");
    assertThat(anna.inbox()).isEmpty();

    kettle.to("129.00");
    var _ = system.alerts().updateAlertRule(change(rule).setMuted(true).build());
    kettle.to("97.00");
    assertThat(anna.inbox()).isEmpty();

    var _ = system.alerts().updateAlertRule(change(rule).setMuted(false).build());
    kettle.to("129.00");
    kettle.to("96.00");
    assertThat(anna.inbox()).hasSize(1);
  }

  private UpdateAlertRuleRequest.Builder change(AlertRule rule) {
    return UpdateAlertRuleRequest.newBuilder()
        .setAccountId(anna.account())
        .setRuleId(rule.getRuleId());
  }

  @Test
  void beginsAnewWithAnotherTarget() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
    kettle.to("99.00");

    var _ =
        system
            .users()
            .updateWatch(
                UpdateWatchRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setItem(kettle.item())
                    .setTargetPrice(Price.ofDecimal("90").units())
                    .build());
    kettle.to("95.00");
    kettle.to("89.00");

    assertThat(anna.inbox()).hasSize(2);
  }

  @Test
  void measuresADropFromWhereItBeganThoughTheTargetHasChanged() {
    anna.watches(kettle.item(), "60.00");
    anna.wants(
        AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.PRICE_DROP).setPercent(20));
    kettle.to("100.00");
    kettle.to("85.00");

    changeWatch(watch -> watch.setTargetPrice(Price.ofDecimal("50").units()));
    kettle.to("79.00");

    assertThat(anna.inbox())
        .extracting(told -> told.getReasons(0).getText())
        .singleElement()
        .asString()
        .endsWith(" below SGD 100.00, its price when the alert began.");
  }

  @Test
  void beginsAnewWithAnotherVariationOnlyWhereNoneWasChosenForTheRule() {
    anna.watches(kettle.item());
    AlertRule.Builder drop =
        AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.PRICE_DROP).setPercent(20);
    AlertRule _ = anna.wants(drop);
    AlertRule ofItsOwn = anna.wants(drop.setModelId(0));
    kettle.to("100.00");
    kettle.to("85.00");

    changeWatch(watch -> watch.setModelId(5));
    changeWatch(watch -> watch.setModelId(0));
    kettle.to("79.00");

    assertThat(anna.inbox()).hasSize(1);
    assertThat(anna.inbox().getFirst().getReasonsList())
        .extracting(NotificationReason::getRuleId)
        .containsExactly(ofItsOwn.getRuleId());
  }

  private void changeWatch(UnaryOperator<UpdateWatchRequest.Builder> change) {
    UpdateWatchRequest.Builder request =
        UpdateWatchRequest.newBuilder().setAccountId(anna.account()).setItem(kettle.item());
    var _ = system.users().updateWatch(change.apply(request).build());
  }

  @Test
  void forgetsTheRulesOfAnItemThatLeavesTheList() {
    anna.watches(kettle.item());
    anna.wants(AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANY_CHANGE));
    kettle.to("129.00");
    var _ =
        system
            .users()
            .removeWatch(
                RemoveWatchRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setItem(kettle.item())
                    .build());
    anna.watches(kettle.item());

    kettle.to("99.00");

    assertThat(anna.inbox()).isEmpty();
  }

  @Test
  void staysSilentAboutATargetThatIsMutedOrSnoozed() {
    anna.watches(kettle.item(), "100.00");
    changeWatch(watch -> watch.setTargetMuted(true));
    kettle.to("129.00");
    kettle.to("99.00");
    assertThat(anna.inbox()).isEmpty();

    kettle.to("129.00");
    changeWatch(watch ->
        watch.setTargetMuted(false).setTargetSnoozedUntilMs(system.clock().millis() + 60_000));
    kettle.to("98.00");
    assertThat(anna.inbox()).isEmpty();

    kettle.to("129.00");
    changeWatch(watch -> watch.setClearTargetSnoozed(true));
    kettle.to("97.00");
    assertThat(anna.inbox()).hasSize(1);
  }

  @Test
  void forgetsThatATargetWasMutedWithTheTarget() {
    anna.watches(kettle.item(), "100.00");
    changeWatch(watch -> watch.setTargetMuted(true));
    changeWatch(watch -> watch.setClearTargetPrice(true));
    changeWatch(watch -> watch.setTargetPrice(Price.ofDecimal("100").units()));
    kettle.to("129.00");
    kettle.to("99.00");

    assertThat(anna.inbox()).hasSize(1);
  }

  @Test
  void beginsAnewOnlyWhereItWaitsForSomethingElse() {
    anna.watches(kettle.item());
    AlertRule rule =
        anna.wants(
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.PRICE_DROP)
                .setPercent(20)
                .setSince(AlertSince.ADDED));
    kettle.to("100.00");
    kettle.to("90.00");

    var _ = system.alerts().updateAlertRule(change(rule).setPercent(20).setModelId(0).build());
    var _ = system.alerts().updateAlertRule(change(rule).setClearModel(true).build());
    kettle.to("85.00");
    var same = system.alerts().updateAlertRule(change(rule).setPercent(20).build()).getRule();
    kettle.to("72.00");

    assertThat(same.hasModelId()).isFalse();
    assertThat(anna.inbox()).hasSize(1);
    assertThat(anna.inbox().getFirst().getReasons(0).getText()).contains("below SGD 90.00");
  }

  @Test
  void changesItsDaysAndWhatItMeasuresFromWhereTheyBelong() {
    anna.watches(kettle.item());
    AlertRule lowest =
        anna.wants(
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.NEW_LOWEST)
                .setDays(30));
    AlertRule forAll =
        anna.wants(AlertRule.newBuilder().setKind(AlertKind.PRICE_DROP).setPercent(20));

    var ever = system.alerts().updateAlertRule(change(lowest).setClearDays(true).build());
    var since =
        system.alerts().updateAlertRule(change(forAll).setSince(AlertSince.LAST_ALERT).build());

    assertThat(ever.getRule().hasDays()).isFalse();
    assertThat(since.getRule().getSince()).isEqualTo(AlertSince.LAST_ALERT);
    Refusals.refusal(
        ErrorCode.INVALID_VALUE,
        () ->
            system
                .alerts()
                .updateAlertRule(change(lowest).setSince(AlertSince.LAST_ALERT).build()));
    Refusals.refusal(
        ErrorCode.INVALID_VALUE,
        () -> system.alerts().updateAlertRule(change(forAll).setModelId(5).build()));
  }
}
