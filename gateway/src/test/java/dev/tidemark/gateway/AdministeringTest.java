package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What administrators do, and how an account goes, as a client sees it. */
class AdministeringTest {
  @AutoClose private final RunningGateway gateway = RunningGateway.start();
  private final ApiClient ada = gateway.logInAsAdministrator("ada");

  @Test
  void deletesOnesOwnAccountAndItsCookie() {
    ApiClient eve = gateway.logIn("eve");
    String token = gateway.token(eve, TokenScope.READ);
    eve.get("/account");

    Reply deleted = Operations.send(eve, "POST /account/delete");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.header("set-cookie")).startsWith("tidemark_session=;").contains("Max-Age=0");
    assertThat(eve.get("/account").code()).isEqualTo("login-required");
    assertThat(gateway.stranger().send("GET", "/account", "", UsingTokensTest.bearer(token)).code())
        .isEqualTo("token-invalid");
  }

  @Test
  void keepsTheAccountWhenThePasswordIsWrong() {
    ApiClient eve = gateway.logIn("eve");

    Reply refused = eve.post("/account/delete", "{\"currentPassword\":\"battery staple\"}");

    assertThat(refused.code()).isEqualTo("invalid-value");
    assertThat(refused.text()).contains("currentPassword");
    assertThat(eve.get("/account").status()).isEqualTo(200);
  }

  @Test
  void listsAccountsWithWhatAnAdministratorWantsToKnow() {
    ApiClient eve = gateway.logIn("eve");
    eve.post("/watches", Operations.body("POST /watches"));
    gateway.logIn("adam");

    JsonNode page = ada.get("/admin/users?limit=1&offset=1").json();
    JsonNode found = ada.get("/admin/users?q=ev").json();

    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.path("users").size()).isEqualTo(1);
    assertThat(found.path("total").asInt()).isEqualTo(1);
    assertThat(found.at("/users/0/username").asString()).isEqualTo("eve");
    assertThat(found.at("/users/0/admin").asBoolean()).isFalse();
    assertThat(found.at("/users/0/locked").asBoolean()).isFalse();
    assertThat(found.at("/users/0/watches").asInt()).isEqualTo(1);
    assertThat(found.toString()).doesNotContain("password", "accountId");
  }

  @Test
  void locksSomebodyOutAtOnce() {
    ApiClient eve = gateway.logIn("eve");
    String token = gateway.token(eve, TokenScope.READ);
    eve.get("/account");

    Reply locked = ada.patch("/admin/users/EVE", "{\"locked\":true}");

    assertThat(locked.json().path("locked").asBoolean()).isTrue();
    assertThat(eve.get("/account").code()).isEqualTo("login-required");
    assertThat(gateway.stranger().send("GET", "/account", "", UsingTokensTest.bearer(token)).code())
        .isEqualTo("token-invalid");
    assertThat(logIn("eve").code()).isEqualTo("account-locked");

    ada.patch("/admin/users/eve", "{\"locked\":false}");
    assertThat(logIn("eve").status()).isEqualTo(200);
  }

  @Test
  void endsTheStreamsOfWhoeverIsLockedOut() throws IOException {
    ApiClient eve = gateway.logIn("eve");
    try (ListeningPage page = ListeningPage.open(gateway, eve)) {
      ada.patch("/admin/users/eve", "{\"locked\":true}");

      page.awaitEnd();
    }
  }

  @Test
  void makesSomebodyAnAdministratorAndNoLonger() {
    ApiClient eve = gateway.logIn("eve");
    assertThat(eve.get("/admin/users").code()).isEqualTo("forbidden");

    ada.patch("/admin/users/eve", "{\"admin\":true}");
    assertThat(eve.get("/admin/users").status()).isEqualTo(200);

    eve.patch("/admin/users/ada", "{\"admin\":false}");
    assertThat(ada.get("/admin/users").code()).isEqualTo("forbidden");
    assertThat(eve.delete("/admin/users/eve").code()).isEqualTo("last-administrator");
  }

  @Test
  void removesAnAccount() {
    ApiClient eve = gateway.logIn("eve");
    eve.get("/account");

    assertThat(ada.delete("/admin/users/eve").status()).isEqualTo(204);

    assertThat(eve.get("/account").code()).isEqualTo("login-required");
    assertThat(ada.delete("/admin/users/eve").code()).isEqualTo("account-not-found");
  }

  @Test
  void closesRegistrationToAllButAdministrators() {
    assertThat(ada.get("/admin/settings").json().path("registration").asString()).isEqualTo("open");

    ada.patch("/admin/settings", "{\"registration\":\"closed\"}");

    Reply refused = Operations.send(gateway.stranger(), "POST /auth/register");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("registration-closed");
    assertThat(ada.get("/admin/settings").json().path("registration").asString())
        .isEqualTo("closed");
    assertThat(gateway.stranger().get("/instance").json().path("registration").asString())
        .isEqualTo("closed");
    assertThat(Operations.send(ada, "POST /admin/users").status()).isEqualTo(201);
    assertThat(logIn("invited").status()).isEqualTo(200);
  }

  @Test
  void tellsHowPollingGoes() {
    JsonNode polling = ada.get("/admin/polling").json();

    assertThat(polling.path("collectors").asInt()).isEqualTo(2);
    assertThat(polling.at("/regions/0").toString())
        .isEqualTo(
            "{\"region\":\"sg\",\"items\":10,\"overdueItems\":3,\"staleShare\":0.25,"
                + "\"budgetPerSecond\":0.5,\"floorSeconds\":86400}");
  }

  private Reply logIn(String username) {
    return gateway
        .stranger()
        .send(
            "POST",
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(username),
            Map.of("Content-Type", "application/json"));
  }
}
