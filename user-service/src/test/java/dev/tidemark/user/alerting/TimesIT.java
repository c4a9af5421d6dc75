package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.AlertSettings;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.Delivery;
import dev.tidemark.protocol.user.v1.SetAlertSettingsRequest;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.UserSystem;
import dev.tidemark.user.alerting.Receiver.Temper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock begins at noon UTC of the first of March, which is 20:00 in Singapore. */
class TimesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int AT_22 = 22 * 60;
  private static final int AT_7 = 7 * 60;

  @AutoClose
  private final UserSystem system = new UserSystem(Map.of("alerts.trusted-hosts", "127.0.0.1"));

  @AutoClose private final Receiver receiver = new Receiver();
  private final Changes kettle = new Changes(system, 1);
  private final Changes teapot = new Changes(system, 2);
  private final Shopper anna = new Shopper(system, "anna");

  @BeforeEach
  void watch() {
    anna.watches(kettle.item(), "100.00");
    anna.watches(teapot.item(), "100.00");
    kettle.to("129.00");
    teapot.to("129.00");
  }

  @Test
  void holdsMessagesBackInQuietHoursAndThenSendsOne() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    set(settings("Asia/Singapore").setQuietFrom(AT_22).setQuietUntil(AT_7));
    system.clock().advance(Duration.ofHours(3));

    kettle.to("99.00");
    teapot.to("98.00");

    assertThat(anna.inbox()).hasSize(2);
    Instant due = Instant.ofEpochMilli(anna.deliveries(hook).getFirst().getDueAtMs());
    assertThat(due.atZone(ZoneId.of("Asia/Singapore")))
        .hasToString("2026-03-02T07:00+08:00[Asia/Singapore]");
    system.clock().advance(Duration.ofHours(8));
    await().atMost(PATIENCE).until(() -> !receiver.messages().isEmpty());
    awaitSent(hook);
    assertThat(receiver.messages()).hasSize(1);
    assertThat(receiver.messages().getFirst().body()).contains("sg.7.1", "sg.7.2");
  }

  @Test
  void triesAgainWhenQuietHoursHaveEnded() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.Answers(500, ""));
    set(settings("UTC").setQuietFrom(12 * 60 + 10).setQuietUntil(14 * 60));
    system.clock().advance(Duration.ofSeconds(9 * 60 + 45));

    kettle.to("99.00");

    await().atMost(PATIENCE).until(() -> anna.channel(hook).getFailures() == 1);
    assertThat(Instant.ofEpochMilli(anna.deliveries(hook).getFirst().getDueAtMs()))
        .isEqualTo(Instant.parse("2026-03-01T14:00:00Z"));
  }

  @Test
  void movesWhatWaitsWhenTheTimeZoneChanges() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    set(settings("Asia/Singapore").setQuietFrom(AT_22).setQuietUntil(AT_7));
    system.clock().advance(Duration.ofHours(3));
    kettle.to("99.00");

    set(settings("UTC").setQuietFrom(AT_22).setQuietUntil(AT_7));

    awaitSent(hook);
    assertThat(receiver.messages()).hasSize(1);
  }

  @Test
  void sendsADigestOnceADay() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    set(settings("UTC").setDigestAt(18 * 60));
    kettle.to("99.00");
    system.clock().advance(Duration.ofHours(1));
    teapot.to("98.00");

    assertThat(anna.deliveries(hook)).extracting(Delivery::getState).containsOnly("waiting");
    system.clock().advance(Duration.ofHours(5));
    awaitSent(hook);

    assertThat(receiver.messages()).hasSize(1);
  }

  @Test
  void refusesTimesThatMeanNothing() {
    for (AlertSettings.Builder wrong :
        new AlertSettings.Builder[] {
          settings("Mars/Olympus"),
          settings(""),
          settings("UTC").setQuietFrom(AT_22),
          settings("UTC").setQuietFrom(AT_22).setQuietUntil(AT_22),
          settings("UTC").setDigestAt(1_440),
          settings("UTC").setDigestAt(-1)
        }) {
      Refusals.refusal(ErrorCode.INVALID_VALUE, () -> set(wrong));
    }
  }

  private void awaitSent(Channel channel) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> anna.deliveries(channel).stream().allMatch(it -> it.getState().equals("sent")));
  }

  private static AlertSettings.Builder settings(String zone) {
    return AlertSettings.newBuilder().setZone(zone);
  }

  private void set(AlertSettings.Builder settings) {
    var _ =
        system
            .alerts()
            .setAlertSettings(
                SetAlertSettingsRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setSettings(settings)
                    .build());
  }
}
