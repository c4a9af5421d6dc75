package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import dev.tidemark.user.UserSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What alerts hold within their cool-down, of an hour if nothing else is said. */
class CoolDownIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private final Changes kettle = new Changes(system, 1);
  private final Changes teapot = new Changes(system, 2);
  private final Shopper anna = new Shopper(system, "anna");

  /** Has told once of the kettle at 99.00, and of the teapot nothing yet. */
  @BeforeEach
  void watch() {
    anna.watches(kettle.item(), "100.00");
    anna.watches(teapot.item(), "100.00");
    kettle.to("129.00");
    teapot.to("129.00");
    kettle.to("99.00");
    system.clock().advance(Duration.ofMinutes(20));
    kettle.to("129.00");
  }

  @Test
  void isToldWhenItEndsThoughNothingChangesThenAndThoughWeWereKilled() {
    kettle.to("98.00");
    kettle.to("97.00");
    assertThat(anna.inbox()).hasSize(1);
    system.restart(Map.of());

    endCoolDown();

    awaitInbox(2);
    Notification told = anna.inbox().getFirst();
    assertThat(told.getText()).isEqualTo("Now SGD 97.00, was SGD 98.00.");
    assertThat(told.getReasonsList())
        .extracting(NotificationReason::getRuleId)
        .containsExactly("target");
    kettle.to("96.00");
    letTheTeapotTellTwice();
    assertThat(anna.inbox()).hasSize(4);
  }

  @Test
  void isNotToldOfAPriceThatHasGoneUpAgain() {
    kettle.to("98.00");
    kettle.to("129.00");

    endCoolDown();

    letTheTeapotTellTwice();
    assertThat(anna.inbox()).hasSize(3);
  }

  @Test
  void isNotToldByAnAlertThatIsMutedByThen() {
    AlertRule drop =
        anna.wants(
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.PRICE_DROP)
                .setPercent(10));
    kettle.to("90.00");
    assertThat(anna.inbox()).hasSize(2);
    system.clock().advance(Duration.ofMinutes(10));
    kettle.to("129.00");
    kettle.to("89.00");
    var _ =
        system
            .alerts()
            .updateAlertRule(
                UpdateAlertRuleRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setRuleId(drop.getRuleId())
                    .setMuted(true)
                    .build());

    endCoolDown();
    system.clock().advance(Duration.ofHours(1));

    awaitInbox(3);
    assertThat(anna.inbox().getFirst().getReasonsList())
        .extracting(NotificationReason::getRuleId)
        .containsExactly("target");
  }

  @Test
  void isToldWithAnotherAlertThatFiresOnTheSameChange() {
    kettle.to("98.00");
    kettle.to("129.00");
    AlertRule any =
        anna.wants(AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANY_CHANGE));

    kettle.to("97.00");

    assertThat(anna.inbox()).hasSize(2);
    assertThat(anna.inbox().getFirst().getReasonsList())
        .extracting(NotificationReason::getRuleId)
        .containsExactlyInAnyOrder("target", any.getRuleId());
    endCoolDown();
    letTheTeapotTellTwice();
    assertThat(anna.inbox()).hasSize(4);
  }

  @Test
  void isToldOfWhatIsBackInStockAtThePriceThatItHasByThen() {
    AlertRule _ =
        anna.wants(AlertRule.newBuilder().setItem(teapot.item()).setKind(AlertKind.BACK_IN_STOCK));
    teapot.tell(soldOut(teapot.next("129.00")));
    teapot.tell(backInStock(teapot.next("129.00")));
    assertThat(anna.inbox()).hasSize(2);
    teapot.tell(soldOut(teapot.next("129.00")));
    teapot.tell(backInStock(teapot.next("129.00")));
    teapot.to("125.00");
    assertThat(anna.inbox()).hasSize(2);

    endCoolDown();
    system.clock().advance(Duration.ofMinutes(20));

    awaitInbox(3);
    assertThat(anna.inbox().getFirst().getText()).isEqualTo("Now SGD 125.00, was SGD 129.00.");
    assertThat(anna.inbox().getFirst().getReasons(0).getText()).isEqualTo("Back in stock.");
  }

  @Test
  void isToldSoonerWithAShorterOne() {
    AlertRule drop =
        anna.wants(
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.PRICE_DROP)
                .setPercent(30));
    kettle.to("80.00");
    kettle.to("129.00");
    kettle.to("79.00");
    assertThat(anna.inbox()).hasSize(2);

    var _ =
        system
            .alerts()
            .updateAlertRule(
                UpdateAlertRuleRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setRuleId(drop.getRuleId())
                    .setCoolDownMinutes(1)
                    .build());
    system.clock().advance(Duration.ofMinutes(2));

    awaitInbox(3);
    assertThat(anna.inbox().getFirst().getReasonsList())
        .extracting(NotificationReason::getRuleId)
        .containsExactly(drop.getRuleId());
  }

  @Test
  void isToldOfASaleThatWasAnnouncedWithinIt() {
    Instant now = system.clock().instant();
    AlertRule sales =
        anna.wants(
            AlertRule.newBuilder().setItem(teapot.item()).setKind(AlertKind.ANNOUNCED_FLASH_SALE));
    var _ =
        system
            .alerts()
            .updateAlertRule(
                UpdateAlertRuleRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setRuleId(sales.getRuleId())
                    .setCoolDownMinutes(60)
                    .build());
    teapot.tell(teapot.announced(now.plus(Duration.ofHours(5)), now.plus(Duration.ofHours(7))));
    assertThat(anna.inbox()).hasSize(2);
    teapot.tell(teapot.announced(now.plus(Duration.ofHours(8)), now.plus(Duration.ofHours(9))));
    assertThat(anna.inbox()).hasSize(2);

    system.clock().advance(Duration.ofMinutes(61));

    awaitInbox(3);
    letTheTeapotTellTwice();
  }

  private static ItemChange soldOut(ItemChange change) {
    ItemChange.Builder sold = change.toBuilder();
    sold.getSeriesBuilder(0).getAfterBuilder().setStock(StockState.OUT.number());
    return sold.build();
  }

  private static ItemChange backInStock(ItemChange change) {
    ItemChange.Builder back = change.toBuilder();
    back.getSeriesBuilder(0).getBeforeBuilder().setStock(StockState.OUT.number());
    return back.build();
  }

  private void endCoolDown() {
    system.clock().advance(Duration.ofMinutes(41));
  }

  /** Whatever was held is told before what the teapot holds from now on. */
  private void letTheTeapotTellTwice() {
    int before = anna.inbox().size();
    teapot.to("90.00");
    teapot.to("129.00");
    teapot.to("89.00");
    assertThat(anna.inbox()).hasSize(before + 1);
    system.clock().advance(Duration.ofHours(1));
    awaitInbox(before + 2);
  }

  private void awaitInbox(int size) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(anna.inbox()).hasSize(size));
  }
}
