package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.Channel;
import dev.tidemark.protocol.user.v1.ChannelKind;
import dev.tidemark.protocol.user.v1.CreateChannelResponse;
import dev.tidemark.protocol.user.v1.Delivery;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.user.Refusals;
import dev.tidemark.user.UserSystem;
import dev.tidemark.user.alerting.Receiver.Message;
import dev.tidemark.user.alerting.Receiver.Temper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryIT {
  private static final Map<String, String> SETTINGS =
      Map.of("alerts.trusted-hosts", "127.0.0.1", "public-url", "https://prices.example.org");
  private static final String BOT_TOKEN = "123456789:AbCdEfGhIjKlMnOpQrStUvWxYz012345678";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @AutoClose private final UserSystem system = new UserSystem(SETTINGS);
  @AutoClose private final Receiver receiver = new Receiver();
  private final Changes kettle = new Changes(system, 1);
  private final Shopper anna = new Shopper(system, "anna");

  @BeforeEach
  void watch() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("129.00");
  }

  @Test
  void signsWhatAWebhookReceives() throws Exception {
    CreateChannelResponse hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/hook?a=b"), "");

    kettle.to("99.00");

    Message message = received(1).getFirst();
    assertThat(message.path()).isEqualTo("/hook?a=b");
    assertThat(message.header("content-type")).isEqualTo("application/json");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(hook.getSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = message.header("x-tidemark-timestamp") + "." + message.body();
    assertThat(message.header("x-tidemark-signature"))
        .isEqualTo(
            "sha256="
                + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    assertThat(message.body())
        .contains(
            "\"itemKey\":\"sg.7.1\"",
            "\"price\":\"99.00\"",
            "\"url\":\"https://prices.example.org/items/sg.7.1\"",
            "\"kind\":\"target-price\"");
    awaitState(hook.getChannel(), "sent");
  }

  @Test
  void triesAgainUnderTheSameIdUntilItIsTaken() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    for (Temper temper :
        List.of(new Temper.Answers(500, ""), new Temper.HangsUp(), new Temper.Babbles())) {
      receiver.becomes(temper);
      int before = receiver.messages().size();
      if (before == 0) {
        kettle.to("99.00");
      } else {
        system.clock().advance(Duration.ofHours(2));
      }
      received(before + 1);
      awaitFailures(hook, before + 1);
      assertThat(anna.deliveries(hook).getFirst().getError()).isNotEmpty();
    }
    receiver.becomes(Receiver.WELL);
    system.clock().advance(Duration.ofHours(2));

    awaitState(hook, "sent");

    List<Message> messages = received(4);
    assertThat(messages).hasSize(4);
    assertThat(messages)
        .extracting(it -> it.header("idempotency-key"))
        .containsOnly(messages.getFirst().header("idempotency-key"));
    assertThat(anna.deliveries(hook).getFirst().getAttempts()).isEqualTo(4);
    assertThat(anna.channel(hook).getFailures()).isZero();
  }

  @Test
  void givesUpOnWhoeverStaysSilent() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.StaysSilent());

    kettle.to("99.00");

    awaitFailures(hook, 1);
    assertThat(anna.deliveries(hook).getFirst().getError()).contains("did not answer within");
    assertThat(anna.deliveries(hook).getFirst().getState()).isEqualTo("waiting");
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    Channel hook = anna.hears(ChannelKind.NTFY, receiver.address("/prices"));
    receiver.becomes(new Temper.Answers(429, "Retry-After: 7200\r\n"));

    kettle.to("99.00");

    awaitFailures(hook, 1);
    Delivery delivery = anna.deliveries(hook).getFirst();
    assertThat(delivery.getDueAtMs() - system.clock().millis())
        .isGreaterThanOrEqualTo(Duration.ofHours(2).toMillis());
  }

  @Test
  void switchesAChannelOffThatIsGoneAndSaysSo() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.Answers(410, ""));

    kettle.to("99.00");

    await().atMost(PATIENCE).until(() -> !anna.channel(hook).getEnabled());
    assertThat(anna.channel(hook).getOffReason()).contains("410");
    assertThat(anna.inbox()).hasSize(2);
    assertThat(anna.inbox())
        .extracting(Notification::getText)
        .anyMatch(it -> it.contains("is switched off"));
  }

  @Test
  void switchesAChannelOffThatRefusesAgainAndAgain() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.Answers(403, ""));
    for (int crossing = 1; crossing <= 5; crossing++) {
      system.clock().advance(Duration.ofHours(2));
      kettle.to("99.00");
      kettle.to("129.00");
      awaitFailures(hook, crossing);
    }

    assertThat(anna.channel(hook).getEnabled()).isFalse();
  }

  @Test
  void triesAgainWhatWasRefusedInPassing() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    kettle.to("99.00");
    received(1);
    awaitState(hook, "sent");
    int failures = 0;
    receiver.becomes(new Temper.Answers(401, ""));
    system.clock().advance(Duration.ofHours(2));
    kettle.to("129.00");
    kettle.to("98.00");
    for (int status : new int[] {403, 404, 409, 401, 200}) {
      awaitFailures(hook, ++failures);
      receiver.becomes(new Temper.Answers(status, ""));
      system.clock().advance(Duration.ofMinutes(9));
    }

    awaitState(hook, "sent");

    assertThat(anna.channel(hook).getEnabled()).isTrue();
    assertThat(anna.channel(hook).getFailures()).isZero();
  }

  @Test
  void countsRefusalsApartFromOtherFailures() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.Answers(500, ""));
    kettle.to("99.00");
    for (int failure = 1; failure <= 4; failure++) {
      awaitFailures(hook, failure);
      receiver.becomes(new Temper.Answers(failure < 4 ? 500 : 404, ""));
      system.clock().advance(Duration.ofHours(2));
    }

    awaitFailures(hook, 5);

    assertThat(anna.channel(hook).getEnabled()).isTrue();
    assertThat(anna.deliveries(hook).getFirst().getState()).isEqualTo("waiting");
  }

  @Test
  void sendsOnceMoreWhatFailedWhenItsOwnerSaysSo() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.Answers(400, ""));
    kettle.to("99.00");
    awaitState(hook, "failed");
    String id = anna.deliveries(hook).getFirst().getNotificationId();
    receiver.becomes(Receiver.WELL);

    assertThat(anna.retries(hook, id).getState()).isEqualTo("waiting");

    awaitState(hook, "sent");
    assertThat(received(2)).hasSize(2);
    assertThat(anna.deliveries(hook).getFirst().getAttempts()).isEqualTo(2);
    Refusals.refusal(ErrorCode.INVALID_VALUE, () -> anna.retries(hook, id));
    Refusals.refusal(ErrorCode.INVALID_VALUE, () -> anna.retries(hook, "nonsense"));
  }

  @Test
  void measuresWhatIsTriedInVainFromItsMaking() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.Answers(500, ""));
    kettle.to("99.00");
    awaitFailures(hook, 1);

    system.clock().advance(Duration.ofHours(2));
    awaitFailures(hook, 2);

    await()
        .atMost(PATIENCE)
        .until(() ->
            system.metrics().get("tidemark_deliveries_oldest_seconds").gauge().value() >= 7_200);
  }

  @Test
  void switchesAChannelOffThatIsAwayForADayButNotForANight() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, "http://127.0.0.1:1/");
    kettle.to("99.00");
    for (int failure = 1; failure <= 12; failure++) {
      awaitFailures(hook, failure);
      assertThat(anna.channel(hook).getEnabled()).isTrue();
      system.clock().advance(Duration.ofMinutes(70));
    }
    system.clock().advance(Duration.ofHours(12));

    await().atMost(PATIENCE).until(() -> !anna.channel(hook).getEnabled());
    assertThat(anna.deliveries(hook)).extracting(Delivery::getState).containsOnly("failed");
  }

  @Test
  void callsNobodyOutsideThePublicInternetUnlessTheOperatorSaysSo() {
    system.restart(Map.of());
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    Channel named = anna.hears(ChannelKind.GOTIFY, "http://localhost:1", "t").getChannel();
    Channel mapped = anna.hears(ChannelKind.SLACK, "http://[::ffff:7f00:1]:80/x");

    for (Channel channel : List.of(hook, named, mapped)) {
      assertThat(anna.tests(channel).getDetail()).contains("not on the public internet");
    }
    assertThat(receiver.messages()).isEmpty();
  }

  @Test
  void sendsATestAndTellsWhatTheOtherSideSaid() {
    Channel hook = anna.hears(ChannelKind.DISCORD, receiver.address("/api/webhooks/1/secret"));

    assertThat(anna.tests(hook).getDetail()).isEqualTo("HTTP 200");
    receiver.becomes(new Temper.Answers(404, ""));
    assertThat(anna.tests(hook).getDetail()).isEqualTo("HTTP 404: what");
    assertThat(anna.tests(hook).getAccepted()).isFalse();
    assertThat(anna.channel(hook).getTarget()).doesNotContain("secret");
  }

  @Test
  void speaksToEachServiceInItsOwnWay() {
    anna.hears(ChannelKind.NTFY, receiver.address("/topic"), "tk_1");
    anna.hears(ChannelKind.GOTIFY, receiver.address("/gotify/"), "app-token");
    anna.hears(ChannelKind.DISCORD, receiver.address("/discord"));
    anna.hears(ChannelKind.SLACK, receiver.address("/slack"));
    anna.hears(ChannelKind.APPRISE, receiver.address("/notify/apprise"));

    kettle.to("99.00");

    List<Message> messages = received(5);
    Message ntfy = to(messages, "/topic?title=");
    assertThat(ntfy.header("authorization")).isEqualTo("Bearer tk_1");
    assertThat(ntfy.body()).startsWith("Now SGD 99.00, was SGD 129.00.\n");
    Message gotify = to(messages, "/gotify/message");
    assertThat(gotify.header("x-gotify-key")).isEqualTo("app-token");
    assertThat(gotify.body()).contains("\"title\":\"A kettle 1: Now SGD 99.00");
    assertThat(to(messages, "/discord").body()).contains("\"content\":", "\"parse\":[]");
    assertThat(to(messages, "/slack").body()).contains("\"text\":");
    assertThat(to(messages, "/notify/apprise").body()).contains("\"body\":", "\"type\":\"info\"");
  }

  @Test
  void reachesTelegramThroughABotApiOfTheOperatorsOwn() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("telegram.url", receiver.address(""));
    system.restart(settings);
    anna.hears(ChannelKind.TELEGRAM, "-1001234567890", BOT_TOKEN);

    kettle.to("99.00");

    Message message = received(1).getFirst();
    assertThat(message.path()).isEqualTo("/bot" + BOT_TOKEN + "/sendMessage");
    assertThat(message.body())
        .contains("\"chat_id\":\"-1001234567890\"", "Now SGD 99.00, was SGD 129.00.");
  }

  @Test
  void vouchesForItsMessagesAsTheOperatorSays() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("push.contact", "mailto:operator@example.org");
    // The example of RFC 8291, section 5.
    settings.put(
        "push.public-key",
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
    settings.put("push.private-key", "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    system.restart(settings);
    Channel _ =
        anna.hears(
                ChannelKind.WEB_PUSH,
                receiver.address("/push/1"),
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
                    + ".BTBZMqHH6r4Tts7J_aSIgg")
            .getChannel();

    kettle.to("99.00");

    String authorization = received(1).getFirst().header("authorization");
    assertThat(authorization).endsWith(", k=" + settings.get("push.public-key"));
    String claims = authorization.split("\\.", -1)[1];
    assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .contains("\"sub\":\"mailto:operator@example.org\"");
  }

  @Test
  void encryptsWhatABrowserReceivesAndForgetsABrowserThatIsGone() {
    String keys =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
            + ".BTBZMqHH6r4Tts7J_aSIgg";
    Channel browser =
        anna.hears(ChannelKind.WEB_PUSH, receiver.address("/push/1"), keys).getChannel();

    kettle.to("99.00");

    Message message = received(1).getFirst();
    assertThat(message.header("content-encoding")).isEqualTo("aes128gcm");
    assertThat(message.header("authorization")).startsWith("vapid t=ey");
    assertThat(message.header("ttl")).isEqualTo("86400");
    assertThat(message.body()).doesNotContain("kettle");
    awaitState(browser, "sent");
    receiver.becomes(new Temper.Answers(404, ""));
    assertThat(anna.tests(browser).getDetail()).contains("ended its subscription");
  }

  @Test
  void sendsWhatAKilledInstanceHadClaimed() {
    Channel hook = anna.hears(ChannelKind.WEBHOOK, receiver.address("/"));
    receiver.becomes(new Temper.HangsUp());
    kettle.to("99.00");
    awaitFailures(hook, 1);
    boolean _ =
        system
            .database()
            .write(handle ->
                handle.execute(
                        "UPDATE delivery SET claim = 'killed', due_at = ? WHERE channel_id = ?",
                        system.clock().millis() + 60_000,
                        hook.getChannelId())
                    > 0);
    receiver.becomes(Receiver.WELL);

    system.clock().advance(Duration.ofSeconds(61));

    awaitState(hook, "sent");
    assertThat(received(2))
        .extracting(it -> it.header("idempotency-key"))
        .hasSize(2)
        .containsOnly(receiver.messages().getFirst().header("idempotency-key"));
  }

  @Test
  void recordsWhatFailsAtAHostOfHundredsOfCharactersBesideOthers() {
    Channel bad = anna.hears(ChannelKind.WEBHOOK, receiver.address("/bad"));
    Channel good = anna.hears(ChannelKind.WEBHOOK, receiver.address("/good"));
    execute(
        "UPDATE channel SET target = ? WHERE channel_id = ?",
        "http://" + "h".repeat(900) + "/",
        bad.getChannelId());

    kettle.to("99.00");

    awaitFailures(bad, 1);
    awaitState(good, "sent");
    assertThat(anna.deliveries(bad).getFirst().getError()).hasSize(500).endsWith("...");
    assertThat(anna.deliveries(bad).getFirst().getState()).isEqualTo("waiting");
  }

  @Test
  void refusesAHostLongerThanAnyNameMayBe() {
    String host = "h".repeat(60) + ".";

    Refusals.refusal(
        ErrorCode.INVALID_VALUE,
        () -> anna.hears(ChannelKind.WEBHOOK, "http://" + host.repeat(5) + "org/"));
  }

  @Test
  void recordsOthersWhenTheDatabaseRefusesOneResult() {
    Channel bad = anna.hears(ChannelKind.WEBHOOK, receiver.address("/gone"));
    Channel good = anna.hears(ChannelKind.WEBHOOK, receiver.address("/good"));
    execute("ALTER TABLE channel MODIFY off_reason VARCHAR(5) NOT NULL DEFAULT ''");
    receiver.becomes("/gone", new Temper.Answers(410, ""));

    kettle.to("99.00");

    awaitState(good, "sent");
    awaitState(bad, "failed");
    assertThat(anna.deliveries(bad).getFirst().getError()).contains("could not be written down");
    kettle.to("129.00");
    system.clock().advance(Duration.ofHours(2));
    kettle.to("98.00");
    await().atMost(PATIENCE).until(() -> anna.deliveries(good).size() == 2);
    awaitState(good, "sent");
  }

  private void execute(String sql, Object... arguments) {
    boolean _ = system.database().write(handle -> handle.execute(sql, arguments) >= 0);
  }

  private static Message to(List<Message> messages, String path) {
    return messages.stream().filter(it -> it.path().startsWith(path)).findFirst().orElseThrow();
  }

  private List<Message> received(int count) {
    await().atMost(PATIENCE).until(() -> receiver.messages().size() >= count);
    return receiver.messages();
  }

  private void awaitFailures(Channel channel, int count) {
    await().atMost(PATIENCE).until(() -> anna.channel(channel).getFailures() >= count);
  }

  private void awaitState(Channel channel, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> anna.deliveries(channel).stream().allMatch(it -> it.getState().equals(state)));
  }
}
