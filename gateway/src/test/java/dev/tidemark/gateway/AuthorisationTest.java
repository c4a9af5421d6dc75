package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Endpoint.Access;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may do what: a matrix of accounts and routes, the routes taken from the running gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {
  private RunningGateway gateway;

  @BeforeAll
  void start() {
    gateway = RunningGateway.start();
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void asksForALoginWhereverTheDescriptionSaysSo() {
    List<ApiClient> strangers =
        List.of(
            gateway.stranger(),
            new ApiClient(gateway.port(), "tidemark_session=" + "x".repeat(43)),
            new ApiClient(gateway.port(), "tidemark_session=forged"),
            new ApiClient(gateway.port(), "tidemark_session="),
            new ApiClient(gateway.port(), "__Host-tidemark_session=" + "x".repeat(43)),
            new ApiClient(gateway.port(), "other=1; tidemark_session=\"' OR 1=1 --\""));
    String before = gateway.state();

    for (Endpoint endpoint : gateway.routes().endpoints()) {
      String operation = Operations.name(endpoint);
      assertThat(endpoint.access() == Access.PUBLIC)
          .as(operation)
          .isEqualTo(ApiContract.shared().isOpen(operation));
      if (endpoint.access() != Access.PUBLIC) {
        for (ApiClient stranger : strangers) {
          Reply reply = Operations.send(stranger, operation);
          assertThat(reply.status()).as("%s as %s", operation, stranger).isEqualTo(401);
          assertThat(reply.code()).isEqualTo("login-required");
        }
      }
    }

    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void refusesAForeignOriginOnEveryRouteThatMayChangeSomething() {
    ApiClient ada = gateway.logIn("is.lured");
    String before = gateway.state();

    for (Endpoint endpoint : gateway.routes().endpoints()) {
      String operation = Operations.name(endpoint);
      if (endpoint.isUnsafe()) {
        for (Map<String, String> foreign :
            List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.of("Origin", "http://127.0.0.1:1"),
                Map.of("Origin", "http://127.0.0.1:" + gateway.port() + ".evil.example"),
                Map.of("Sec-Fetch-Site", "cross-site"))) {
          Reply reply =
              ada.send(
                  endpoint.method().name(),
                  Operations.path(operation),
                  Operations.body(operation),
                  with(Operations.headers(operation), foreign));
          assertThat(reply.code()).as("%s %s", operation, foreign).isEqualTo("foreign-origin");
        }
      }
    }

    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void acceptsItsOwnOrigin() {
    ApiClient ada = gateway.logIn("comes.home");

    Reply reply =
        ada.send(
            "POST",
            "/watches",
            Operations.body("POST /watches"),
            Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "Origin",
                "http://127.0.0.1:" + gateway.port()));

    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void hidesWhatBelongsToAnotherAccount() {
    ApiClient ada = gateway.logIn("owns.things");
    ApiClient eve = gateway.logIn("wants.things");
    ada.post("/watches", "{\"url\":\"https://shopee.sg/product/7/7\"}");
    String session = ada.get("/account/sessions").json().at("/sessions/0/sessionId").asString();

    assertThat(eve.get("/watches/sg.7.7").code()).isEqualTo("watch-not-found");
    assertThat(eve.patch("/watches/sg.7.7", "{\"tags\":[]}").code()).isEqualTo("watch-not-found");
    assertThat(eve.delete("/watches/sg.7.7").code()).isEqualTo("watch-not-found");
    assertThat(eve.delete("/account/sessions/" + session).code()).isEqualTo("session-not-found");
    assertThat(eve.get("/watches").json().path("watches").size()).isZero();
    assertThat(ada.get("/watches/sg.7.7").status()).isEqualTo(200);
  }

  @Test
  void keepsAdministrationToAdministrators() {
    ApiClient eve = gateway.logIn("wants.power");
    String reader = gateway.token(eve, TokenScope.READ);
    String before = gateway.state();

    for (Endpoint endpoint : gateway.routes().endpoints()) {
      String operation = Operations.name(endpoint);
      assertThat(endpoint.access() == Access.ADMINISTRATOR)
          .as(operation)
          .isEqualTo(endpoint.path().startsWith("/admin/"));
      if (endpoint.access() == Access.ADMINISTRATOR) {
        Reply reply = Operations.send(eve, operation);
        assertThat(reply.status()).as(operation).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("forbidden");
        assertThat(
                Operations.send(gateway.stranger(), operation, UsingTokensTest.bearer(reader))
                    .code())
            .isIn("forbidden", "token-scope");
      }
    }

    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void opensItemsToEverybodyOnceTheOperatorDoes() {
    try (RunningGateway open = RunningGateway.start(Map.of("public-pages", "true"))) {
      open.logIn("adds.one").post("/watches", Operations.body("POST /watches"));

      assertThat(open.stranger().get("/items").json().path("items").size()).isEqualTo(1);
      assertThat(open.stranger().get("/items/sg.1.2").status()).isEqualTo(200);
      assertThat(open.stranger().get("/items/sg.1.2/prices").status()).isEqualTo(200);
      assertThat(open.stranger().get("/watches").status()).isEqualTo(401);
    }
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new java.util.HashMap<>(some);
    all.putAll(more);
    return all;
  }
}
