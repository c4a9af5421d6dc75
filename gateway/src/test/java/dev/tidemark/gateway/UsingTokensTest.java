package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Endpoint.Access;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens: made by people, used by programs, within their scopes. */
class UsingTokensTest {
  private RunningGateway gateway;
  private ApiClient ada;
  private ApiClient program;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logIn("ada");
    program = gateway.stranger();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void tellsTheSecretOnce() {
    Reply created = ada.post("/account/tokens", Operations.body("POST /account/tokens"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("secret").asString()).matches("tidemark_[A-Za-z0-9_-]{43}");
    Reply list = ada.get("/account/tokens");
    assertThat(list.json().at("/tokens/0/name").asString()).isEqualTo("My browser");
    assertThat(list.json().at("/tokens/0/lastUsedAt").isNull()).isTrue();
    assertThat(list.text()).doesNotContain(created.json().path("secret").asString());
  }

  @Test
  void allowsExactlyWhatAScopeNames() {
    gateway.logIn("adds").post("/watches", Operations.body("POST /watches"));
    ada.post("/watches", Operations.body("POST /watches"));
    for (TokenScope scope : List.of(TokenScope.OBSERVE, TokenScope.READ)) {
      String secret = gateway.token(ada, scope);
      for (Endpoint endpoint : gateway.routes().endpoints()) {
        String operation = Operations.name(endpoint);
        boolean open = endpoint.access() == Access.PUBLIC;
        if (operation.equals("GET /events") || open) {
          continue;
        }

        Reply reply = Operations.send(program, operation, bearer(secret));

        assertThat(reply.code().equals("token-scope"))
            .as("%s with %s: %s", operation, scope, reply.text())
            .isEqualTo(!endpoint.scopes().contains(scope));
      }
    }
  }

  @Test
  void readsEverythingAndChangesNothingByReading() {
    String secret = gateway.token(ada, TokenScope.READ);

    for (Endpoint endpoint : gateway.routes().endpoints()) {
      if (endpoint.access() != Access.PUBLIC) {
        assertThat(endpoint.scopes().contains(TokenScope.READ))
            .as(endpoint.toString())
            .isEqualTo(!endpoint.isUnsafe());
      }
    }
    assertThat(program.send("GET", "/account", "", bearer(secret)).text()).contains("\"ada\"");
  }

  @Test
  void letsNoTokenMakeTokensChangeThePasswordOrSetUp() {
    String before = gateway.state();
    for (TokenScope scope : List.of(TokenScope.OBSERVE, TokenScope.READ)) {
      String secret = gateway.token(ada, scope);
      before = gateway.state();
      for (String operation :
          List.of(
              "POST /account/tokens",
              "DELETE /account/tokens/{tokenId}",
              "PATCH /account/password",
              "POST /account/delete",
              "DELETE /account/sessions",
              "POST /setup",
              "POST /watches")) {
        Reply reply = Operations.send(program, operation, bearer(secret));

        assertThat(reply.code()).as(operation).isEqualTo("token-scope");
      }
    }
    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void refusesWhatIsNoTokenWhateverTheCookieSays() {
    for (String header :
        List.of(
            "Bearer",
            "Bearer nonsense",
            "bearer tidemark_" + "x".repeat(42),
            "Bearer tidemark_" + "x".repeat(43),
            "Bearer " + ada.cookie().replace("tidemark_session=", ""),
            "Bearer tidemark_" + "x".repeat(43) + " more")) {
      Reply reply = ada.send("GET", "/account", "", Map.of("Authorization", header));

      assertThat(reply.status()).as(header).isEqualTo(401);
      assertThat(reply.code()).as(header).isEqualTo("token-invalid");
    }
  }

  @Test
  void leavesOtherSchemesToProxies() {
    Reply reply = ada.send("GET", "/account", "", Map.of("Authorization", "Basic YTpi"));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void countsTheTokenAndNotTheCookieBesideIt() {
    ApiClient eve = gateway.logIn("eve");
    String secret = gateway.token(ada, TokenScope.READ);

    Reply reply = eve.send("GET", "/account", "", bearer(secret));

    assertThat(reply.text()).contains("\"ada\"");
  }

  @Test
  void asksNoTokenWhereItsRequestComesFrom() {
    String secret = gateway.token(ada, TokenScope.READ);

    Reply reply =
        program.send(
            "POST",
            "/watches",
            Operations.body("POST /watches"),
            Map.of(
                "Authorization", "Bearer " + secret,
                "Content-Type", "application/json",
                "Origin", "chrome-extension://abcdefgh"));

    assertThat(reply.code()).isEqualTo("token-scope");
  }

  @Test
  void stillAsksLogInAndLogOutWhereTheyComeFrom() {
    Reply reply =
        ada.send(
            "POST",
            "/auth/logout",
            "",
            Map.of("Authorization", "Bearer x", "Origin", "https://evil.example"));

    assertThat(reply.code()).isEqualTo("foreign-origin");
  }

  @Test
  void endsATokenAtOnceWhereItIsRevoked() {
    String secret = gateway.token(ada, TokenScope.READ);
    program.send("GET", "/account", "", bearer(secret));
    String id = ada.get("/account/tokens").json().at("/tokens/0/tokenId").asString();

    assertThat(ada.delete("/account/tokens/" + id).status()).isEqualTo(204);

    assertThat(program.send("GET", "/account", "", bearer(secret)).code())
        .isEqualTo("token-invalid");
    assertThat(ada.delete("/account/tokens/" + id).code()).isEqualTo("token-not-found");
  }

  @Test
  void endsAStreamWithItsToken() throws IOException {
    String secret = gateway.token(ada, TokenScope.READ);
    try (ListeningPage page = ListeningPage.openWithToken(gateway, secret)) {
      String id = ada.get("/account/tokens").json().at("/tokens/0/tokenId").asString();

      ada.delete("/account/tokens/" + id);

      page.awaitEnd();
    }
  }

  @Test
  void hidesOnesTokensFromOthers() {
    ApiClient eve = gateway.logIn("eve");
    gateway.token(ada, TokenScope.READ);
    String id = ada.get("/account/tokens").json().at("/tokens/0/tokenId").asString();

    assertThat(eve.get("/account/tokens").json().path("tokens").size()).isZero();
    assertThat(eve.delete("/account/tokens/" + id).code()).isEqualTo("token-not-found");
    assertThat(ada.get("/account/tokens").json().path("tokens").size()).isEqualTo(1);
  }

  @Test
  void refusesATokenThatBreaksARule() {
    String before = gateway.state();
    for (String body :
        List.of(
            "{\"name\":\"\",\"scopes\":[\"read\"]}",
            "{\"scopes\":[\"read\"]}",
            "{\"name\":\"x\",\"scopes\":[\"write\"]}",
            "{\"name\":\"x\",\"scopes\":[\"READ\"]}",
            "{\"name\":\"x\",\"scopes\":[\"read\",\"read\"]}",
            "{\"name\":\"x\",\"scopes\":\"read\"}",
            "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":\"tomorrow\"}",
            "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresAt\":1}")) {
      assertThat(ada.post("/account/tokens", body).code()).as(body).isEqualTo("invalid-value");
    }
    assertThat(gateway.state()).isEqualTo(before);
  }

  static Map<String, String> bearer(String secret) {
    return Map.of("Authorization", "Bearer " + secret);
  }
}
