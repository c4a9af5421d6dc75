package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts and sessions, cookies and their ends. */
class SigningInTest {
  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void registersWithoutLoggingIn() {
    Reply reply =
        gateway
            .stranger()
            .post("/auth/register", "{\"username\":\"Ada.L\",\"password\":\"correct horse\"}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/account/username").asString()).isEqualTo("ada.l");
    assertThat(reply.header("set-cookie")).isEmpty();
  }

  @Test
  void grantsACookieThatScriptsAndOtherSitesCannotUse() {
    gateway.logIn("ada");

    Reply reply =
        gateway
            .stranger()
            .post("/auth/login", "{\"username\":\"ADA\",\"password\":\"correct horse\"}");

    assertThat(reply.header("set-cookie"))
        .matches(
            "tidemark_session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=[0-9]+; HttpOnly; SameSite=Lax");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.text()).doesNotContain(reply.cookie().substring("tidemark_session=".length()));
  }

  @Test
  void demandsTlsOfTheCookieWhenThePublicAddressHasIt() {
    try (RunningGateway secure =
        RunningGateway.start(Map.of("public-url", "https://prices.example.org"))) {
      ApiClient ada = secure.logIn("ada");

      assertThat(ada.cookie()).startsWith("__Host-tidemark_session=");
      assertThat(ada.get("/account").status()).isEqualTo(200);
      assertThat(ada.get("/account").header("strict-transport-security")).isNotEmpty();
      assertThat(
              new ApiClient(secure.port(), ada.cookie().substring("__Host-".length()))
                  .get("/account")
                  .status())
          .isEqualTo(401);
    }
  }

  @Test
  void believesOnlyTrustedProxies() {
    Map<String, String> forwarded =
        Map.of(
            "Content-Type", "application/json",
            "X-Forwarded-For", "6.6.6.6, 203.0.113.9",
            "X-Forwarded-Proto", "https");
    String credentials = "{\"username\":\"ada\",\"password\":\"correct horse\"}";
    gateway.logIn("ada");
    try (RunningGateway behindProxy =
        RunningGateway.start(Map.of("http.trusted-proxies", "127.0.0.0/8"))) {
      behindProxy.logIn("ada");

      Reply unbelieved = gateway.stranger().send("POST", "/auth/login", credentials, forwarded);
      Reply believed = behindProxy.stranger().send("POST", "/auth/login", credentials, forwarded);

      assertThat(unbelieved.cookie()).startsWith("tidemark_session=");
      assertThat(believed.cookie()).startsWith("__Host-tidemark_session=");
      assertThat(
              new ApiClient(behindProxy.port(), believed.cookie())
                  .send("GET", "/account/sessions", "", Map.of("X-Forwarded-Proto", "https"))
                  .text())
          .contains("\"address\":\"203.0.113.9\"");
    }
  }

  @Test
  void refusesALoggedOutSessionAtOnce() {
    ApiClient ada = gateway.logIn("ada");
    assertThat(ada.get("/account").status()).isEqualTo(200);

    Reply out = ada.send("POST", "/auth/logout", "", Map.of());

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("set-cookie")).startsWith("tidemark_session=; Path=/; Max-Age=0");
    assertThat(ada.get("/account").code()).isEqualTo("login-required");
  }

  @Test
  void asksForASessionOnceASecond() {
    ApiClient ada = gateway.logIn("ada");
    ada.get("/account");
    int before = gateway.users.lookups();

    for (int i = 0; i < 20; i++) {
      ada.get("/account");
    }

    assertThat(gateway.users.lookups() - before).isLessThan(20);
  }

  @Test
  void noticesWithinASecondThatASessionHasEndedElsewhere() {
    ApiClient ada = gateway.logIn("ada");
    ada.get("/account");

    gateway.users.endAllSessions();
    long ended = System.nanoTime();
    while (ada.get("/account").status() == 200) {
      Thread.onSpinWait();
    }

    assertThat(System.nanoTime() - ended).isLessThan(2_000_000_000L);
  }

  @Test
  void listsAndEndsSessions() {
    ApiClient phone = gateway.logIn("ada");
    ApiClient laptop = gateway.logIn("ada");
    phone.get("/account");
    laptop.get("/account");
    var sessions = laptop.get("/account/sessions").json().path("sessions");
    String phones = sessions.path(0).path("sessionId").asString();

    assertThat(sessions.size()).isEqualTo(2);
    assertThat(sessions.path(1).path("current").asBoolean()).isTrue();
    assertThat(laptop.delete("/account/sessions/" + phones).status()).isEqualTo(204);
    assertThat(phone.get("/account").status()).isEqualTo(401);
    assertThat(laptop.get("/account").status()).isEqualTo(200);
    gateway.logIn("ada");
    assertThat(laptop.delete("/account/sessions").json().path("ended").asInt()).isEqualTo(1);
  }

  @Test
  void changesThePassword() {
    ApiClient ada = gateway.logIn("ada");

    Reply changed =
        ada.patch(
            "/account/password",
            "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}");

    assertThat(changed.status()).isEqualTo(204);
    assertThat(
            gateway
                .stranger()
                .post("/auth/login", "{\"username\":\"ada\",\"password\":\"correct horse\"}")
                .status())
        .isEqualTo(401);
  }

  @Test
  void makesTheFirstOneWithTheTokenTheAdministrator() {
    ApiClient ada = gateway.logIn("ada");
    assertThat(gateway.stranger().get("/instance").json().path("setupRequired").asBoolean())
        .isTrue();

    Reply reply = ada.post("/setup", "{\"token\":\"" + FakeUsers.SETUP_TOKEN + "\"}");

    assertThat(reply.json().at("/account/admin").asBoolean()).isTrue();
    assertThat(ada.get("/account").json().at("/account/admin").asBoolean()).isTrue();
    assertThat(gateway.stranger().get("/instance").json().path("setupRequired").asBoolean())
        .isFalse();
  }

  @Test
  void tellsWhenToTryAgain() {
    Reply reply =
        gateway
            .stranger()
            .post("/auth/login", "{\"username\":\"throttled\",\"password\":\"correct horse\"}");

    assertThat(reply.code()).isEqualTo("too-many-attempts");
    assertThat(reply.header("retry-after")).isEqualTo("2");
  }

  @Test
  void asksToTryAgainSoonWhenAServiceIsAway() {
    gateway.users.failWith(new TidemarkException(ErrorCode.UNAVAILABLE, "Away."));

    Reply reply = gateway.stranger().get("/instance");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("1");
  }

  @Test
  void neverShowsWhatWentWrongInside() {
    ApiClient ada = gateway.logIn("ada");
    gateway.items.failWith(new TidemarkException(ErrorCode.INTERNAL, "Something went wrong."));

    Reply reply = ada.sendAnywhere("GET", "/api/v1/items", "", Map.of());

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.code()).isEqualTo("internal");
    assertThat(reply.text()).doesNotContain("Exception", "dev.tidemark");
  }

  @Test
  void protectsEveryAnswerByHeaders() {
    for (String path : new String[] {"/api/v1/account", "/nothing", "/api/docs"}) {
      Reply reply = gateway.stranger().sendAnywhere("GET", path, "", Map.of());
      assertThat(reply.header("content-security-policy"))
          .contains("default-src 'self'", "script-src 'self'", "object-src 'none'")
          .contains(
              "base-uri 'none'", "frame-ancestors 'none'", "https://down-sg.img.susercontent.com")
          .contains("https://cf.shopee.com.my")
          .doesNotContain("unsafe-inline");
      assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(reply.header("referrer-policy")).isEqualTo("same-origin");
      assertThat(reply.header("permissions-policy")).contains("camera=()");
      assertThat(reply.header("strict-transport-security")).isEmpty();
    }
  }
}
