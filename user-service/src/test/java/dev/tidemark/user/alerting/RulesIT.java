package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.GoodPrice;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.UserSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What alert rules wait for. */
class RulesIT {
  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private final Changes kettle = new Changes(system, 1);
  private final Shopper anna = new Shopper(system, "anna");

  @Test
  void saysWhenAnAnnouncedFlashSaleWillBe() {
    anna.watches(kettle.item(), "100.00");
    anna.wants(
        AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANNOUNCED_FLASH_SALE));
    ItemChange announced =
        kettle.announced(
            Instant.parse("2026-11-11T04:00:00Z"), Instant.parse("2026-11-11T06:00:00Z"));

    kettle.tell(announced);
    kettle.tell(announced);

    assertThat(anna.inbox()).hasSize(1);
    Notification told = anna.inbox().getFirst();
    assertThat(told.getText()).isEqualTo("A flash sale will have it.");
    assertThat(told.hasAfter()).isFalse();
    assertThat(told.getReasonsList())
        .extracting(NotificationReason::getText)
        .containsExactly(
            "A flash sale has been announced: 11 November 2026, 12:00 to 14:00 (Asia/Singapore)."
                + " Its price is not known yet.");
  }

  @Test
  void saysNothingOfAnAnnouncedFlashSaleThatIsOver() {
    anna.watches(kettle.item());
    anna.wants(
        AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANNOUNCED_FLASH_SALE));
    Instant now = system.clock().instant();
    ItemChange over =
        kettle.announced(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(1)));
    ItemChange running =
        kettle.announced(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));

    kettle.tell(over);
    assertThat(anna.inbox()).isEmpty();

    kettle.tell(running);
    assertThat(anna.inbox()).hasSize(1);
  }

  @Test
  void saysWhyAPriceIsGoodByTheVerdict() {
    anna.watches(kettle.item());
    anna.wants(AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.GOOD_PRICE));
    kettle.to("129.00");

    kettle.tell(good(kettle.next("99.00")));
    kettle.tell(good(kettle.next("98.00")));

    assertThat(anna.inbox())
        .extracting(told -> told.getReasons(0).getText())
        .containsExactly("A good price: it was higher on 83 % of the last 90 days.");
  }

  private static ItemChange good(ItemChange change) {
    ItemChange.Builder judged = change.toBuilder();
    judged.getSeriesBuilder(0).setGood(GoodPrice.newBuilder().setPercentOfDays(83).setDays(90));
    return judged.build();
  }

  @Test
  void makesOneMessageOfAllRulesThatFireOnAChange() {
    anna.watches(kettle.item(), "100.00");
    anna.wants(AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANY_CHANGE));
    anna.wants(
        AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.PRICE_DROP).setPercent(10));
    kettle.to("129.00");
    kettle.to("99.00");

    assertThat(anna.inbox()).hasSize(1);
    assertThat(anna.inbox().getFirst().getReasonsList())
        .extracting(NotificationReason::getText)
        .containsExactlyInAnyOrder(
            "At or below your target of SGD 100.00.",
            "The price has changed.",
            "23.3 % below SGD 129.00, its price when the alert began.");
  }

  @Test
  void asksTheRulesForAllItemsWhereAnItemHasNone() {
    Changes teapot = new Changes(system, 2);
    anna.watches(kettle.item());
    anna.watches(teapot.item());
    anna.wants(AlertRule.newBuilder().setKind(AlertKind.ANY_CHANGE));
    anna.wants(
        AlertRule.newBuilder().setItem(teapot.item()).setKind(AlertKind.PRICE_DROP).setPercent(50));
    kettle.to("129.00");
    teapot.to("129.00");

    kettle.to("128.00");
    teapot.to("128.00");

    assertThat(anna.inbox()).extracting(Notification::getItemName).containsExactly("A kettle 1");
  }

  @Test
  void refusesRulesBeyondTheLimits() {
    for (long item = 1; item <= 50; item++) {
      Changes one = new Changes(system, item);
      anna.watches(one.item());
      for (int rule = 0; rule < 10; rule++) {
        anna.wants(AlertRule.newBuilder().setItem(one.item()).setKind(AlertKind.ANY_CHANGE));
      }
    }
    Changes another = new Changes(system, 51);
    anna.watches(another.item());

    for (int attempt = 0; attempt < 20; attempt++) {
      Refusals.refusal(
          ErrorCode.TOO_MANY_ALERTS,
          () ->
              anna.wants(
                  AlertRule.newBuilder().setItem(another.item()).setKind(AlertKind.ANY_CHANGE)));
    }
    Refusals.refusal(
        ErrorCode.TOO_MANY_ALERTS,
        () ->
            anna.wants(
                AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANY_CHANGE)));
  }

  @Test
  void refusesRulesThatCouldNeverFire() {
    anna.watches(kettle.item());
    for (AlertRule.Builder rule :
        List.of(
            AlertRule.newBuilder(),
            AlertRule.newBuilder().setKind(AlertKind.TARGET_PRICE),
            AlertRule.newBuilder().setKind(AlertKind.TARGET_PRICE).setAmount(5),
            AlertRule.newBuilder().setKind(AlertKind.PRICE_DROP),
            AlertRule.newBuilder().setKind(AlertKind.PRICE_DROP).setPercent(0),
            AlertRule.newBuilder().setKind(AlertKind.PRICE_DROP).setPercent(5).setDays(3),
            AlertRule.newBuilder().setKind(AlertKind.NEW_LOWEST).setDays(0),
            AlertRule.newBuilder().setKind(AlertKind.ANY_CHANGE).setModelId(5),
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.TARGET_PRICE)
                .setAmount(-1))) {
      Refusals.refusal(ErrorCode.INVALID_VALUE, () -> anna.wants(rule));
    }
    Refusals.refusal(
        ErrorCode.WATCH_NOT_FOUND,
        () ->
            anna.wants(
                AlertRule.newBuilder()
                    .setItem(new Changes(system, 9).item())
                    .setKind(AlertKind.ANY_CHANGE)));
  }

  @Test
  void tellsOfTheTargetBesideTheRulesForAllItems() {
    anna.watches(kettle.item(), "100.00");
    anna.wants(AlertRule.newBuilder().setKind(AlertKind.ANY_CHANGE));
    kettle.to("129.00");
    kettle.to("128.00");
    kettle.to("99.00");

    assertThat(anna.inbox()).hasSize(2);
    assertThat(anna.inbox().getFirst().getReasonsList())
        .extracting(NotificationReason::getKind)
        .containsExactlyInAnyOrder(AlertKind.TARGET_PRICE, AlertKind.ANY_CHANGE);
  }
}
