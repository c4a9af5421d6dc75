package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.Connector;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectorsApiTest {
  @AutoClose private final RunningGateway gateway = RunningGateway.start();

  @Test
  void showsHowTheSourcesStandAndKeepsTheDetailForAdministrators() {
    gateway.items.putConnectors(blocked());
    ApiClient ada = gateway.logIn("ada");

    JsonNode before = ada.get("/connectors").json().at("/connectors/0");
    Operations.send(ada, "POST /setup");
    JsonNode after = ada.get("/connectors").json().at("/connectors/0");

    assertThat(before.path("source").asString()).isEqualTo("affiliate");
    assertThat(before.path("region").asString()).isEqualTo("br");
    assertThat(before.path("state").asString()).isEqualTo("blocked");
    assertThat(before.path("since").asString()).isEqualTo("2026-11-18T11:06:40.000Z");
    assertThat(before.path("nextCallAt").asString()).isEqualTo("2026-11-18T11:07:40.000Z");
    assertThat(before.at("/budget/callsPerHour").asInt()).isEqualTo(1_600);
    assertThat(before.at("/budget/used").asInt()).isEqualTo(12);
    assertThat(before.path("detail").isNull()).isTrue();
    assertThat(after.path("detail").asString())
        .isEqualTo("1 of 2 price services: open-api.affiliate.shopee.com.br has frozen it");
  }

  @Test
  void listsWhatIsNotSetUpOnceWithWhatToSet() {
    gateway.items.putConnectors(blocked());

    JsonNode connectors = gateway.logIn("ben").get("/connectors").json().path("connectors");

    assertThat(connectors.size()).isEqualTo(4);
    JsonNode affiliate = connectors.path(1);
    assertThat(affiliate.path("source").asString()).isEqualTo("affiliate");
    assertThat(affiliate.path("state").asString()).isEqualTo("not-configured");
    assertThat(affiliate.path("region").isNull()).isTrue();
    assertThat(affiliate.path("detail").asString())
        .isEqualTo(
            "Set shopee-affiliate.<region>.app-id and .secret for:"
                + " sg, my, ph, th, vn, tw, id, mx, co, cl.");
    assertThat(connectors.path(2).path("detail").asString()).contains("shopee-web.enabled=true");
    assertThat(connectors.path(3).path("source").asString()).isEqualTo("demo");
  }

  private static Connector blocked() {
    return Connector.newBuilder()
        .setSource(Source.AFFILIATE.number())
        .setRegion(Region.BR.number())
        .setState("blocked")
        .setSinceMs(1_795_000_000_000L)
        .setDetail("open-api.affiliate.shopee.com.br has frozen it")
        .setNextCallAtMs(1_795_000_060_000L)
        .setCallsPerHour(1_600)
        .setCallsUsed(12)
        .setReports(2)
        .setReportsOfThisState(1)
        .build();
  }
}
