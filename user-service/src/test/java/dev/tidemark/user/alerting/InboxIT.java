package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.CreateFeedRequest;
import dev.tidemark.protocol.user.v1.GoodPrice;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadRequest;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.ReadFeedRequest;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InboxIT {
  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private final Changes kettle = new Changes(system, 1);
  private final Shopper anna = new Shopper(system, "anna");

  @Test
  void hasOneNotificationHoweverOftenAChangeIsTold() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
    ItemChange drop = kettle.next("99.00");

    kettle.tell(drop);
    kettle.tell(drop);
    system.restart(Map.of());
    kettle.tell(drop);

    assertThat(anna.inbox()).hasSize(1);
    Notification told = anna.inbox().getFirst();
    assertThat(told.getText()).isEqualTo("Now SGD 99.00, was SGD 129.00.");
    assertThat(told.getItemName()).isEqualTo("A kettle 1");
    assertThat(told.getReasonsList())
        .extracting(NotificationReason::getRuleId)
        .containsExactly("target");
  }

  @Test
  void hasOneNotificationWhenTwoPriceServicesTellAtOnce() throws Exception {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
    ItemChange drop = kettle.next("99.00");

    List<Boolean> _ =
        Together.run(
            8,
            () -> {
              kettle.tell(drop);
              return true;
            });

    assertThat(anna.inbox()).hasSize(1);
  }

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
  void saysThatAChangeIsWrongWhichCannotBeRead() {
    ItemChange.Builder wrong = kettle.next("99.00").toBuilder();
    wrong.getSeriesBuilder(0).getAfterBuilder().setStock(99);

    Refusals.refusal(ErrorCode.INVALID_VALUE, () -> kettle.tell(wrong.build()));
  }

  @Test
  void wakesNobodyWithWhatWasSeenLongAgo() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
    kettle.tell(kettle.next("99.00").toBuilder().setOld(true).build());
    kettle.to("98.00");

    assertThat(anna.inbox()).isEmpty();
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
  void pagesFromNewToOldAndCountsWhatIsUnread() {
    anna.watches(kettle.item());
    anna.wants(AlertRule.newBuilder().setKind(AlertKind.ANY_CHANGE));
    for (int price = 100; price <= 105; price++) {
      system.clock().advance(Duration.ofMinutes(1));
      kettle.to(price + ".00");
    }

    var first = anna.page("", 3);
    var second = anna.page(first.getNextCursor(), 3);

    assertThat(first.getUnread()).isEqualTo(5);
    assertThat(first.getNotificationsList())
        .extracting(Notification::getText)
        .containsExactly(
            "Now SGD 105.00, was SGD 104.00.",
            "Now SGD 104.00, was SGD 103.00.",
            "Now SGD 103.00, was SGD 102.00.");
    assertThat(second.getNotificationsList()).hasSize(2);
    assertThat(second.getNextCursor()).isEmpty();
    long left =
        system
            .alerts()
            .markNotificationsRead(
                MarkNotificationsReadRequest.newBuilder()
                    .setAccountId(anna.account())
                    .addNotificationIds(first.getNotifications(0).getNotificationId())
                    .addNotificationIds("nonsense")
                    .build())
            .getUnread();
    assertThat(left).isEqualTo(4);
    Refusals.refusal(ErrorCode.INVALID_VALUE, () -> anna.page("nonsense", 3));
  }

  @Test
  void isReadAsAFeedByWhoeverKnowsItsAddress() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
    kettle.to("99.00");
    String old = feed();
    String token = feed();

    var content = system.alerts().readFeed(ReadFeedRequest.newBuilder().setToken(token).build());

    assertThat(content.getUsername()).isEqualTo("anna");
    assertThat(content.getNotificationsCount()).isEqualTo(1);
    Refusals.refusal(
        ErrorCode.NOT_FOUND,
        () -> system.alerts().readFeed(ReadFeedRequest.newBuilder().setToken(old).build()));
  }

  private String feed() {
    return system
        .alerts()
        .createFeed(CreateFeedRequest.newBuilder().setAccountId(anna.account()).build())
        .getToken();
  }

  @Test
  void goesWithItsAccount() {
    anna.watches(kettle.item(), "100.00");
    anna.wants(AlertRule.newBuilder().setItem(kettle.item()).setKind(AlertKind.ANY_CHANGE));
    Channel _ = anna.hears(ChannelKind.NTFY, "https://ntfy.example.org/prices");
    String token = feed();
    kettle.to("129.00");
    kettle.to("99.00");

    var _ =
        system
            .administration()
            .removeOwnAccount(
                RemoveOwnAccountRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setCurrentPassword(UserSystem.PASSWORD)
                    .build());

    assertThat(
            List.of(
                "alert_rule",
                "alert_state",
                "alert_settings",
                "alert_feed",
                "channel",
                "delivery",
                "notification"))
        .allMatch(table -> rowsOf(table, anna.account()) == 0, "has nothing of the account");
    Refusals.refusal(
        ErrorCode.NOT_FOUND,
        () -> system.alerts().readFeed(ReadFeedRequest.newBuilder().setToken(token).build()));
  }

  private long rowsOf(String table, long account) {
    return system
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM " + table + " WHERE account_id = :account")
                .bind("account", account)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void staysSilentAfterAClockThatJumpsAnHourBackAndForth() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
    kettle.to("99.00");
    for (int hours : List.of(1, -2, 1)) {
      system.clock().advance(Duration.ofHours(hours));
      kettle.to("98.00");
      kettle.to("99.00");
    }

    assertThat(anna.inbox()).hasSize(1);
  }
}
