package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ManagingAlertsTest {
  @AutoClose private final RunningGateway gateway = RunningGateway.start();
  private final ApiClient ada = gateway.logIn("ada");

  @Test
  void tellsAnAlertInTheCurrencyOfItsItem() {
    Reply made =
        ada.post(
            "/alerts",
            "{\"itemKey\":\"id.1.2\",\"kind\":\"target-price\",\"amount\":\"34500\",\"coolDownMinutes\":0}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/alert/amount").asString()).isEqualTo("34500");
    assertThat(made.json().at("/alert/currency").asString()).isEqualTo("IDR");
    assertThat(made.json().at("/alert/coolDownMinutes").asInt()).isZero();
    assertThat(ada.get("/alerts?itemKey=id.1.2").json().path("alerts").size()).isEqualTo(1);
    assertThat(ada.get("/alerts?itemKey=id.1.3").json().path("alerts").size()).isZero();
  }

  @Test
  void takesTheKindsThatNeedNoNumbers() {
    for (String kind : List.of("good-price", "announced-flash-sale", "back-in-stock")) {
      Reply made = ada.post("/alerts", "{\"kind\":\"" + kind + "\"}");

      assertThat(made.status()).as(kind).isEqualTo(201);
      assertThat(made.json().at("/alert/kind").asString()).isEqualTo(kind);
    }
  }

  @Test
  void endsASnoozeWithNull() {
    String id = Operations.send(ada, "POST /alerts").json().at("/alert/alertId").asString();

    Reply snoozed = ada.patch("/alerts/" + id, "{\"snoozedUntil\":\"2027-11-23T08:30:00Z\"}");
    Reply awake = ada.patch("/alerts/" + id, "{\"snoozedUntil\":null}");

    assertThat(snoozed.json().at("/alert/snoozedUntil").asString())
        .isEqualTo("2027-11-23T08:30:00.000Z");
    assertThat(awake.json().at("/alert/snoozedUntil").isNull()).isTrue();
  }

  @Test
  void changesWhatAnAlertComparesWith() {
    String id =
        ada.post("/alerts", "{\"itemKey\":\"sg.1.2\",\"kind\":\"new-lowest\",\"days\":30}")
            .json()
            .at("/alert/alertId")
            .asString();

    Reply ever = ada.patch("/alerts/" + id, "{\"days\":null,\"model\":\"7\"}");
    Reply since = ada.patch("/alerts/" + id, "{\"since\":\"last-alert\",\"model\":null}");

    assertThat(ever.json().at("/alert/days").isNull()).isTrue();
    assertThat(ever.json().at("/alert/model").asString()).isEqualTo("7");
    assertThat(since.json().at("/alert/since").asString()).isEqualTo("last-alert");
    assertThat(since.json().at("/alert/model").isNull()).isTrue();
    assertThat(ada.patch("/alerts/" + id, "{\"model\":\"red\"}").code()).isEqualTo("invalid-value");
  }

  @Test
  void sendsOnceMoreWhatAChannelDidNotTake() {
    String channel =
        Operations.send(ada, "POST /channels").json().at("/channel/channelId").asString();

    Reply reply = ada.post("/channels/" + channel + "/retry", "{\"notificationId\":\"5-1\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/delivery/state").asString()).isEqualTo("waiting");
  }

  @Test
  void refusesAlertsThatMeanNothing() {
    String before = gateway.state();
    for (String body :
        List.of(
            "{\"kind\":\"cheaper\"}",
            "{\"percent\":10}",
            "{\"kind\":\"price-drop\",\"percent\":\"10\"}",
            "{\"kind\":\"price-drop\",\"percent\":1.5}",
            "{\"kind\":\"price-drop\",\"percent\":100}",
            "{\"kind\":\"price-drop\",\"percent\":1e2}",
            "{\"kind\":\"price-drop\",\"percent\":99999999999999999999}",
            "{\"kind\":\"price-drop\",\"since\":\"yesterday\",\"percent\":5}",
            "{\"kind\":\"new-lowest\",\"days\":0}",
            "{\"kind\":\"target-price\",\"amount\":\"100\"}",
            "{\"kind\":\"target-price\",\"itemKey\":\"sg.1.2\",\"amount\":\"1.005\"}",
            "{\"kind\":\"target-price\",\"itemKey\":\"sg.1.2\",\"amount\":100}",
            "{\"kind\":\"any-change\",\"itemKey\":\"kettle\"}",
            "{\"kind\":\"any-change\",\"itemKey\":\"sg.1.2\",\"model\":\"red\"}",
            "{\"kind\":\"any-change\",\"muted\":\"yes\"}",
            "{\"kind\":\"any-change\",\"snoozedUntil\":\"tomorrow\"}",
            "{\"kind\":\"any-change\",\"coolDownMinutes\":-1}")) {
      assertThat(ada.post("/alerts", body).code()).as(body).isEqualTo("invalid-value");
    }
    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void hidesOnesAlertsAndChannelsFromOthers() {
    ApiClient eve = gateway.logIn("eve");
    String alert = Operations.send(ada, "POST /alerts").json().at("/alert/alertId").asString();
    String channel =
        Operations.send(ada, "POST /channels").json().at("/channel/channelId").asString();
    String before = gateway.state();

    assertThat(eve.patch("/alerts/" + alert, "{\"muted\":true}").code())
        .isEqualTo("alert-not-found");
    assertThat(eve.delete("/alerts/" + alert).code()).isEqualTo("alert-not-found");
    assertThat(eve.delete("/channels/" + channel).code()).isEqualTo("channel-not-found");
    assertThat(eve.get("/channels/" + channel + "/deliveries").code())
        .isEqualTo("channel-not-found");
    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void setsQuietHoursAndEndsThem() {
    ada.patch(
        "/account/alert-settings",
        "{\"zone\":\"Asia/Singapore\",\"quietFrom\":\"22:00\",\"quietUntil\":\"07:05\"}");

    Reply settings = ada.get("/account/alert-settings");
    assertThat(settings.json().path("quietUntil").asString()).isEqualTo("07:05");
    assertThat(settings.json().path("digestAt").isNull()).isTrue();
    ada.patch("/account/alert-settings", "{\"quietFrom\":null,\"quietUntil\":null}");
    assertThat(ada.get("/account/alert-settings").json().path("quietFrom").isNull()).isTrue();
    assertThat(ada.patch("/account/alert-settings", "{\"digestAt\":\"25:00\"}").code())
        .isEqualTo("invalid-value");
  }

  @Test
  void writesTheFeedAsXmlWhateverAnItemIsCalled() {
    Reply feed = gateway.stranger().get("/feeds/secret");

    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.text())
        .contains("<title>A &lt;kettle&gt; &amp; more: Now SGD 99.00, was SGD 129.00.</title>");
    assertThat(gateway.stranger().get("/feeds/guessed").code()).isEqualTo("not-found");
  }

  @Test
  void takesTheFormOfAMailProgramThatUnsubscribes() {
    Reply reply =
        gateway
            .stranger()
            .send(
                "POST",
                "/unsubscribe/token",
                "List-Unsubscribe=One-Click",
                Map.of("Content-Type", "application/x-www-form-urlencoded"));

    assertThat(reply.status()).isEqualTo(204);
  }
}
