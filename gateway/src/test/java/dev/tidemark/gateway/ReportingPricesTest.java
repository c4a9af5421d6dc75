package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.price.v1.ObserveRequest;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** POST /observations: who may report, and for whom. */
class ReportingPricesTest {
  private static final String BODY = Operations.body("POST /observations");

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("ada");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void handsOnWhatAnAccountReportsForItselfAlone() {
    Reply reply = ada.post("/observations", BODY);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"accepted\":1,\"unchanged\":0,\"refused\":[]}");
    ObserveRequest observed = gateway.prices.observed().getFirst();
    assertThat(observed.getShared()).isFalse();
    assertThat(observed.getAccountId()).isPositive();
    assertThat(observed.getBody().toStringUtf8()).isEqualTo(BODY);
  }

  @Test
  void showsAReportToItsAccountAtOnce() {
    ada.post("/watches", Operations.body("POST /watches"));
    gateway.items.putHistory(
        GetPriceHistoryResponse.newBuilder().setEverybodys(true).setLastSeenAtMs(1).build());
    ada.get("/items/sg.1.2/prices");
    ada.get("/items/sg.1.2/prices");

    ada.post("/observations", BODY);
    gateway.items.putHistory(
        GetPriceHistoryResponse.newBuilder().setEverybodys(false).setLastSeenAtMs(2).build());

    assertThat(ada.get("/items/sg.1.2/prices").text()).contains("1970-01-01T00:00:00.002Z");
  }

  @Test
  void reportsForEverybodyOnlyByAnAdministratorsToken() {
    gateway.logIn("admin").post("/setup", Operations.body("POST /setup"));
    ApiClient admin = gateway.logIn("admin");
    String observer = gateway.token(ada, TokenScope.OBSERVE);
    String collector = gateway.token(admin, TokenScope.COLLECT);

    report(observer);
    report(collector);
    admin.post("/observations", BODY);

    assertThat(gateway.prices.observed())
        .extracting(ObserveRequest::getShared)
        .containsExactly(false, true, false);
  }

  @Test
  void saysWhichObservationIsRefusedAndWhy() {
    Reply reply =
        ada.post(
            "/observations",
            "{\"observations\":[{\"itemKey\":\"sg.1.2\",\"price\":\"1\"},"
                + "{\"itemKey\":\"sg.1.2\",\"price\":\"12,90\"}],\"source\":\"extension\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/refused/0/index").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/refused/0/code").asString()).isEqualTo("not-a-number");
  }

  @Test
  void takesBodiesOfTwoMegabytesAndNoMore() {
    String filler = "{\"observations\":[],\"source\":\"" + "x".repeat(2_000_000) + "\"}";

    assertThat(ada.post("/observations", filler).status()).isEqualTo(200);
    assertThat(ada.post("/observations", filler + " ".repeat(200_000)).code())
        .isEqualTo("body-too-large");
    assertThat(gateway.prices.observed()).hasSize(1);
  }

  @Test
  void asksWithTheViewersEyes() {
    ada.post("/watches", Operations.body("POST /watches"));

    for (String path : new String[] {"/items/sg.1.2", "/items/sg.1.2/prices", "/items"}) {
      ada.get(path);
      assertThat(gateway.items.lastViewer()).as(path).isPositive();
    }
    try (RunningGateway open = RunningGateway.start(Map.of("public-pages", "true"))) {
      ApiClient eve = open.logIn("eve");
      eve.post("/watches", Operations.body("POST /watches"));

      eve.get("/items/sg.1.2");
      assertThat(open.items.lastViewer()).isPositive();
      open.stranger().get("/items/sg.1.2");
      assertThat(open.items.lastViewer()).isZero();
      new ApiClient(open.port(), "tidemark_session=" + "x".repeat(43)).get("/items/sg.1.2");
      assertThat(open.items.lastViewer()).isZero();
    }
  }

  private void report(String secret) {
    Reply reply =
        gateway
            .stranger()
            .send(
                "POST",
                "/observations",
                BODY,
                Map.of(
                    "Authorization", "Bearer " + secret,
                    "Content-Type", "application/json",
                    "Origin", "chrome-extension://abcdefgh"));
    assertThat(reply.status()).isEqualTo(200);
  }
}
