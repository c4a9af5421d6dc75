package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.CreateFeedRequest;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadRequest;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.ReadFeedRequest;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
