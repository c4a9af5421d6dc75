package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** openapi.yaml and the running gateway say the same. */
class ApiDescriptionTest {
  private static final ApiContract CONTRACT = ApiContract.shared();
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @Test
  void describesEveryRouteAndNoOther() {
    try (RunningGateway gateway = RunningGateway.start()) {
      assertThat(gateway.routes().endpoints())
          .extracting(Operations::name)
          .containsExactlyInAnyOrderElementsOf(CONTRACT.operations());
      gateway
          .routes()
          .endpoints()
          .forEach(endpoint ->
              assertThat(CONTRACT.takesBody(Operations.name(endpoint)))
                  .as(endpoint.toString())
                  .isEqualTo(endpoint.takesBody()));
    }
  }

  @Test
  void keepsEveryPromise() throws Exception {
    try (RunningGateway gateway = RunningGateway.start()) {
      provokeSuccess(gateway);
      provokeBadRequests(gateway);
      provokeRefusalsOfAccounts(gateway);
      provokeAdministration();
      provokeRefusalsOfWatches();
      provokeRefusalsOfAlerts();
      provokeDemo();
      provokeFailures(gateway);
    }
    provokeLimits();

    TreeSet<String> unseen = new TreeSet<>(CONTRACT.promises());
    unseen.removeAll(CONTRACT.seen());
    assertThat(unseen).as("promised, but never seen").isEmpty();
  }

  private static void provokeSuccess(RunningGateway gateway) throws Exception {
    ApiClient ada = gateway.logIn("succeeds");
    for (String operation :
        List.of(
            "GET /instance",
            "GET /connectors",
            "GET /openapi.yaml",
            "POST /auth/register",
            "GET /account",
            "PATCH /account/password",
            "GET /account/export",
            "GET /account/sessions",
            "DELETE /account/sessions",
            "POST /setup",
            "POST /demo",
            "POST /account/tokens",
            "GET /account/tokens",
            "POST /watches",
            "POST /watches",
            "GET /watches",
            "GET /watches/{itemKey}",
            "PATCH /watches/{itemKey}",
            "GET /items",
            "GET /items/{itemKey}",
            "GET /items/{itemKey}/prices",
            "GET /items/{itemKey}/flash-sales",
            "GET /flash-sales",
            "GET /flash-sales/calendar.ics",
            "GET /flash-sales/{region}/{sessionId}",
            "POST /observations",
            "DELETE /watches/{itemKey}",
            "GET /notifications",
            "POST /notifications/read",
            "GET /account/alert-settings",
            "PATCH /account/alert-settings",
            "POST /account/feed",
            "DELETE /account/feed",
            "POST /unsubscribe/{unsubscribeToken}")) {
      Operations.send(ada, operation);
    }
    useAlerts(ada);
    ada.delete("/account/tokens/t1");
    Operations.send(ada, "POST /imports");
    ada.get("/imports");
    ada.get("/imports/i1");
    ada.get("/imports/i1/refused");
    openStream(gateway, ada);
    String own = ada.get("/account/sessions").json().at("/sessions/0/sessionId").asString();
    ada.delete("/account/sessions/" + own);
    ada.send("POST", "/auth/logout", "", Map.of());
  }

  private static void useAlerts(ApiClient ada) {
    String alert =
        "/alerts/" + Operations.send(ada, "POST /alerts").json().at("/alert/alertId").asString();
    ada.post("/alerts", "{\"itemKey\":\"sg.1.2\",\"kind\":\"target-price\",\"amount\":\"99\"}");
    ada.get("/alerts");
    ada.patch(alert, "{\"snoozedUntil\":\"2027-11-23T08:30:00Z\"}");
    ada.delete(alert);
    String channel =
        "/channels/"
            + Operations.send(ada, "POST /channels").json().at("/channel/channelId").asString();
    ada.get("/channels");
    ada.patch(channel, "{\"enabled\":false}");
    ada.send("POST", channel + "/test", "", Map.of());
    ada.post(channel + "/confirmation", "{\"code\":\"123456\"}");
    ada.get(channel + "/deliveries");
    ada.post(channel + "/retry", "{\"notificationId\":\"5-1\"}");
    ada.delete(channel);
    ada.get("/feeds/secret");
  }

  private static void openStream(RunningGateway gateway, ApiClient ada) throws Exception {
    URI events = URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/events");
    HttpRequest request = HttpRequest.newBuilder(events).header("Cookie", ada.cookie()).build();
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream stream = client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(stream.read()).isPositive();
      CONTRACT.note("GET /events 200 ");
      client.shutdownNow();
    }
  }

  private static void provokeBadRequests(RunningGateway gateway) {
    ApiClient ada = gateway.logInAsAdministrator("asks.badly");
    ApiClient stranger = gateway.stranger();
    Map<String, String> reader = UsingTokensTest.bearer(gateway.token(ada, TokenScope.READ));
    Map<String, String> reporter = UsingTokensTest.bearer(gateway.token(ada, TokenScope.OBSERVE));
    for (String operation : CONTRACT.operations()) {
      String method = Operations.method(operation);
      String path = Operations.path(operation);
      Operations.send(stranger, operation);
      if (!CONTRACT.isOpen(operation)) {
        Operations.send(stranger, operation, UsingTokensTest.bearer("nonsense"));
        Operations.send(stranger, operation, method.equals("GET") ? reporter : reader);
      }
      if (!method.equals("GET")) {
        ada.send(method, path, "", Map.of("Origin", "https://evil.example"));
      }
      if (CONTRACT.takesBody(operation)) {
        ada.send(method, path, "{", JSON);
        ada.send(method, path, "{\"nope\":1}", JSON);
        ada.send(method, path, "[]", JSON);
        ada.send(method, path, "{\"a\":\"" + "x".repeat(2_100_000) + "\"}", JSON);
        ada.send(method, path, "{}", Map.of("Content-Type", "text/plain"));
      }
      if (!operation.equals("GET /openapi.yaml")) {
        ada.send(
            method, path + "?nope=1", Operations.body(operation), Operations.headers(operation));
      }
    }
    ada.get("/imports/i0");
    ada.get("/imports/i0/refused");
    ada.send("POST", "/imports", "", JSON);
    ada.send("POST", "/imports", "x".repeat(21 * 1024 * 1024), JSON);
    ada.send("POST", "/imports?nope=1", "{}", JSON);
    gateway.prices.imports.busy(true);
    Operations.send(ada, "POST /imports");
    gateway.prices.imports.busy(false);
    ada.get("/watches?limit=0");
    ada.get("/items?limit=101");
    gateway.logIn("adds").post("/watches", Operations.body("POST /watches"));
    ada.get("/items/sg.1.2/prices?from=yesterday");
    ada.get("/items/sg.1.99");
    ada.get("/items/sg.1.99/prices");
    ada.get("/items/sg.1.99/flash-sales");
    ada.get("/items/sg.1.2/flash-sales?limit=0");
    ada.get("/flash-sales?day=yesterday");
    ada.get("/flash-sales/calendar.ics?region=xx");
    ada.get("/flash-sales/xx/1");
    ada.get("/flash-sales/sg/1");
  }

  private static void provokeRefusalsOfAccounts(RunningGateway gateway) {
    ApiClient ada = gateway.logIn("is.refused");
    ApiClient stranger = gateway.stranger();
    Operations.send(stranger, "POST /auth/register");
    gateway.users.closeRegistration();
    stranger.post("/auth/register", "{\"username\":\"too-late\",\"password\":\"correct horse\"}");
    Operations.send(stranger, "POST /auth/login");
    stranger.post("/auth/login", "{\"username\":\"throttled\",\"password\":\"correct horse\"}");
    ada.delete("/account/sessions/s0");
    ada.delete("/account/tokens/t0");
    ada.post("/account/tokens", "{\"name\":\"x\",\"scopes\":[\"collect\"]}");
    ada.post(
        "/account/tokens", "{\"name\":\"" + FakeTokens.ONE_TOO_MANY + "\",\"scopes\":[\"read\"]}");
    Operations.send(ada, "POST /setup");
    try (RunningGateway another = RunningGateway.start()) {
      another.logIn("guesses").post("/setup", "{\"token\":\"wrong\"}");
    }
  }

  private static void provokeRefusalsOfWatches() {
    try (RunningGateway another = RunningGateway.start()) {
      ApiClient ada = another.logIn("watches");
      for (String link :
          List.of(
              "https://shopee.sg/search",
              "https://amazon.com",
              "https://shopee.fr/product/1/2",
              "https://shopee.sg/product/1/" + FakeItems.OF_ANOTHER_SHOP)) {
        ada.post("/watches", "{\"url\":\"" + link + "\"}");
      }
      ada.post(
          "/watches",
          "{\"url\":\"" + Operations.LINK + "\",\"tags\":[\"" + FakeWatches.ONE_TOO_MANY + "\"]}");
      for (String method : List.of("GET", "DELETE")) {
        ada.send(method, "/watches/sg.1.99", "", Map.of());
      }
      ada.patch("/watches/sg.1.99", "{\"tags\":[]}");
    }
  }

  private static void provokeAdministration() {
    try (RunningGateway another = RunningGateway.start()) {
      ApiClient eve = another.logIn("wants.to.rule");
      ApiClient ada = another.logInAsAdministrator("rules");
      another.logIn("somebody");
      for (String operation : CONTRACT.operations()) {
        if (operation.contains(" /admin/")) {
          Operations.send(eve, operation);
          Operations.send(ada, operation);
        }
      }
      Operations.send(ada, "POST /admin/users");
      Operations.send(ada, "PATCH /admin/users/{username}");
      Operations.send(ada, "DELETE /admin/users/{username}");
      ada.patch("/admin/users/rules", "{\"admin\":false}");
      ada.delete("/admin/users/rules");
      Operations.send(ada, "POST /account/delete");
      ada.get("/admin/users?limit=0");
      ada.get("/admin/operations?window=1y");
      ada.post("/account/delete", "{\"currentPassword\":\"" + FakeAdministration.GUESSED + "\"}");
      ada.patch("/admin/users/wants.to.rule", "{\"locked\":true}");
      another
          .stranger()
          .post("/auth/login", "{\"username\":\"wants.to.rule\",\"password\":\"correct horse\"}");
      Operations.send(another.logIn("leaves"), "POST /account/delete");
    }
  }

  private static void provokeRefusalsOfAlerts() {
    try (RunningGateway another = RunningGateway.start()) {
      provokeRefusalsOfAlerts(another.logIn("is.not.alerted"));
    }
  }

  private static void provokeRefusalsOfAlerts(ApiClient ada) {
    for (String operation :
        List.of(
            "PATCH /alerts/{alertId}",
            "DELETE /alerts/{alertId}",
            "PATCH /channels/{channelId}",
            "DELETE /channels/{channelId}",
            "POST /channels/{channelId}/test",
            "POST /channels/{channelId}/confirmation",
            "GET /channels/{channelId}/deliveries",
            "POST /channels/{channelId}/retry")) {
      Operations.send(ada, operation);
    }
    ada.get("/alerts?itemKey=kettle");
    ada.get("/notifications?unread=maybe");
    ada.post("/alerts", "{\"kind\":\"any-change\",\"itemKey\":\"sg.1.99\"}");
    ada.post("/alerts", "{\"kind\":\"new-lowest\",\"days\":" + FakeAlerts.ONE_TOO_MANY_DAYS + "}");
    String target = "\"target\":\"https://ntfy.sh/x\"}";
    ada.post("/channels", "{\"kind\":\"email\",\"name\":\"me\"," + target);
    ada.post(
        "/channels", "{\"kind\":\"ntfy\",\"name\":\"" + FakeAlerts.ONE_TOO_MANY + "\"," + target);
  }

  private static void provokeDemo() {
    try (RunningGateway another =
        RunningGateway.start(Map.of("demo.url", "http://127.0.0.1:8081"))) {
      ApiClient ada = another.logIn("shops");
      Operations.send(ada, "POST /demo");
      another.prices.putCollection(FakeWatches.ITEM_TOO_MANY);
      Operations.send(ada, "POST /demo");
    }
  }

  private static void provokeFailures(RunningGateway gateway) {
    for (ErrorCode error :
        List.of(ErrorCode.OVERLOADED, ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT)) {
      for (String operation : CONTRACT.operations()) {
        if (error == ErrorCode.OVERLOADED
            && !CONTRACT.promises().contains(operation + " 503 overloaded")) {
          continue;
        }
        // The services' own cookie form, known to nobody: what is asked first is the user service.
        ApiClient somebody = new ApiClient(gateway.port(), "tidemark_session=" + "A".repeat(43));
        gateway.users.failWith(new TidemarkException(error, "As the test says."));
        Operations.send(somebody, operation);
        gateway.users.failWith(null);
      }
    }
  }

  private static void provokeLimits() {
    try (RunningGateway gateway =
        RunningGateway.start(Map.of("http.requests-per-second-per-address", "1"))) {
      ApiClient stranger = gateway.stranger();
      for (String operation : CONTRACT.operations()) {
        exhaust(stranger);
        assertThat(Operations.send(stranger, operation).header("retry-after"))
            .matches("[1-9][0-9]*");
      }
    }
  }

  private static void exhaust(ApiClient client) {
    while (client.get("/instance").status() != 429) {
      Thread.onSpinWait();
    }
  }
}
