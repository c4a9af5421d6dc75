package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import dev.tidemark.gateway.endpoint.Endpoint;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nonsense gets a problem document that says what was wrong, and nothing of it gets through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String EMOJI = new String(Character.toChars(0x1F600));

  private RunningGateway gateway;
  private ApiClient ada;

  @BeforeAll
  void start() {
    gateway = RunningGateway.start();
    ada = gateway.logInAsAdministrator("ada");
    ada.post("/watches", Operations.body("POST /watches"));
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        body(
            "POST /auth/register",
            "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(EMOJI.repeat(4)),
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted("a".repeat(10_000)),
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"ab\\u0000cd\",\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"\\u212Aelvin\",\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"ada\\ud800\",\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"ab\",\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"password\":\"short\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"password\":\"with\\u0000zero byte\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"password\":12345678}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":[\"valid\"],\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":null,\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body("POST /auth/register", "{\"password\":\"correct horse\"}", 422, "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"password\":\"correct horse\",\"admin\":true}",
            400,
            "unknown-field"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"username\":\"other\",\"password\":\"correct horse\"}",
            400,
            "malformed-json"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"password\":\"correct horse\"} {}",
            400,
            "malformed-json"),
        body(
            "POST /auth/register",
            "{\"username\":\"valid\",\"password\":\"correct horse\"",
            400,
            "malformed-json"),
        body("POST /auth/register", "{'username':'valid'}", 400, "malformed-json"),
        body("POST /auth/register", "not json", 400, "malformed-json"),
        body("POST /auth/register", "[".repeat(5_000), 400, "malformed-json"),
        body(
            "POST /auth/register",
            "{\"a\":".repeat(21) + "1" + "}".repeat(21),
            400,
            "malformed-json"),
        body(
            "POST /auth/register",
            "{\"username\":" + "9".repeat(5_000) + "}",
            400,
            "malformed-json"),
        body(
            "POST /auth/register",
            "{\"username\":1e999999999,\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body("POST /auth/register", "\"text\"", 422, "invalid-value"),
        body("POST /auth/register", "null", 422, "invalid-value"),
        body(
            "POST /auth/register",
            "{\"username\":\"" + "x".repeat(70_000) + "\"}",
            413,
            "body-too-large"),
        body(
            "POST /auth/login",
            "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(EMOJI),
            401,
            "wrong-credentials"),
        body(
            "POST /auth/login",
            "{\"username\":\"\",\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body("POST /watches", "{}", 422, "invalid-value"),
        body("POST /watches", "{\"url\":\"\"}", 422, "invalid-value"),
        body("POST /watches", "{\"url\":5}", 422, "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"https://evil.example/product/1/2\"}",
            422,
            "unsupported-site"),
        body("POST /watches", "{\"url\":\"https://shopee.sg@evil.example/product/1/2\"}", 422, ""),
        body(
            "POST /watches",
            "{\"url\":\"https://shopee.sg.evil.example/product/1/2\"}",
            422,
            "unsupported-site"),
        body("POST /watches", "{\"url\":\"http://127.0.0.1/product/1/2\"}", 422, ""),
        body("POST /watches", "{\"url\":\"file:///etc/passwd\"}", 422, ""),
        body("POST /watches", "{\"url\":\"javascript:alert(1)\"}", 422, ""),
        body(
            "POST /watches",
            "{\"url\":\"https://shopee.sg/product/9223372036854775808/2\"}",
            422,
            "not-an-item-url"),
        body(
            "POST /watches",
            "{\"url\":\"https://shopee.sg/product/1/9223372036854775808\"}",
            422,
            "not-an-item-url"),
        body(
            "POST /watches",
            "{\"url\":\"https://shopee.sg/product/-1/2\"}",
            422,
            "not-an-item-url"),
        body(
            "POST /watches",
            "{\"url\":\"https://shopee.sg/product/1/2\\u0000\"}",
            422,
            "not-an-item-url"),
        body(
            "POST /watches",
            "{\"url\":\"%s\"}".formatted("x".repeat(10_000)),
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"model\":\"9223372036854775808\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"model\":\"-1\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"model\":4521}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"targetPrice\":12.5}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"targetPrice\":\"0\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"targetPrice\":\"-1.00\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"targetPrice\":\"1.005\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"targetPrice\":\"1e5\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"targetPrice\":\"99999999999999.00\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.co.id/product/1/3\",\"targetPrice\":\"1.50\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"tags\":\"phone\"}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"tags\":[\"a\",\"a\"]}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"tags\":[null]}",
            422,
            "invalid-value"),
        body(
            "POST /watches",
            "{\"url\":\"shopee.sg/product/1/3\",\"tags\":[\"%s\"]}".formatted("t".repeat(33)),
            422,
            "invalid-value"),
        body("PATCH /watches/{itemKey}", "{}", 422, "invalid-value"),
        body("PATCH /watches/{itemKey}", "{\"itemKey\":\"sg.1.9\"}", 400, "unknown-field"),
        body("PATCH /watches/{itemKey}", "{\"targetPrice\":\"abc\"}", 422, "invalid-value"),
        body(
            "PATCH /account/password",
            "{\"currentPassword\":\"wrong horse\",\"newPassword\":\"battery staple\"}",
            422,
            "invalid-value"),
        body(
            "PATCH /account/password",
            "{\"currentPassword\":\"correct horse\",\"newPassword\":\"short\"}",
            422,
            "invalid-value"),
        body("POST /account/delete", "{}", 422, "invalid-value"),
        body("POST /account/delete", "{\"currentPassword\":\"\"}", 422, "invalid-value"),
        body("POST /account/delete", "{\"currentPassword\":\"wrong horse\"}", 422, "invalid-value"),
        body(
            "POST /account/delete",
            "{\"currentPassword\":\"correct horse\",\"username\":\"eve\"}",
            400,
            "unknown-field"),
        body(
            "POST /admin/users",
            "{\"username\":\"valid\",\"password\":\"short\"}",
            422,
            "invalid-value"),
        body(
            "POST /admin/users",
            "{\"username\":\"a b\",\"password\":\"correct horse\"}",
            422,
            "invalid-value"),
        body(
            "POST /admin/users",
            "{\"username\":\"valid\",\"password\":\"correct horse\",\"admin\":true}",
            400,
            "unknown-field"),
        body("PATCH /admin/users/{username}", "{}", 422, "invalid-value"),
        body("PATCH /admin/users/{username}", "{\"admin\":\"yes\"}", 422, "invalid-value"),
        body("PATCH /admin/users/{username}", "{\"locked\":null}", 422, "invalid-value"),
        body("PATCH /admin/users/{username}", "{\"locked\":1}", 422, "invalid-value"),
        body("PATCH /admin/users/{username}", "{\"locked\":true}", 404, "account-not-found"),
        body("PATCH /admin/settings", "{}", 422, "invalid-value"),
        body("PATCH /admin/settings", "{\"registration\":\"OPEN\"}", 422, "invalid-value"),
        body("PATCH /admin/settings", "{\"registration\":true}", 422, "invalid-value"),
        body("POST /setup", "{\"token\":\"wrong\"}", 409, "already-set-up"));
  }

  private static Arguments body(String operation, String body, int status, String code) {
    return Arguments.of(operation, body, status, code);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesABody(String operation, String body, int status, String code) {
    String before = gateway.state();

    Reply reply =
        ada.send(
            Operations.method(operation),
            Operations.path(operation),
            body,
            Map.of("Content-Type", "application/json"));

    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(code).as(reply.text()).isIn("", reply.code());
    assertThat(gateway.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /watches?limit=-1, 422, invalid-value",
    "GET, /watches?limit=0, 422, invalid-value",
    "GET, /watches?limit=101, 422, invalid-value",
    "GET, /watches?limit=99999999999999999999, 422, invalid-value",
    "GET, /watches?limit=1.5, 422, invalid-value",
    "GET, /watches?limit=1&limit=2, 422, invalid-value",
    "GET, /watches?limit, 422, invalid-value",
    "GET, /watches?cursor=forged, 422, invalid-value",
    "GET, /watches?cursor=%00, 422, invalid-value",
    "GET, /watches?sort=random, 422, invalid-value",
    "GET, /watches?q=%00, 422, invalid-value",
    "GET, /watches?q=%ff, 400, malformed-request",
    "GET, /watches?%00=1, 400, unknown-field",
    "GET, /items?itemid=9223372036854775808, 422, invalid-value",
    "GET, /items?itemid=0, 422, invalid-value",
    "GET, /items?itemid=281474976710656, 422, invalid-value",
    "GET, /items?itemid=abc, 422, invalid-value",
    "GET, /items?region=us, 422, invalid-value",
    "GET, /items?region=SG, 422, invalid-value",
    "GET, /items?cursor=forged, 422, invalid-value",
    "GET, /items/nonsense, 404, item-not-found",
    "GET, /items/sg.1.9223372036854775808, 404, item-not-found",
    "GET, /items/sg.9223372036854775808.1, 404, item-not-found",
    "GET, /items/sg.01.1, 404, item-not-found",
    "GET, /items/us.1.1, 404, item-not-found",
    "GET, /items/sg.1.2%00, 404, item-not-found",
    "GET, /items/%F0%9F%98%80, 404, item-not-found",
    "GET, /items/%ff, 400, malformed-request",
    "GET, /items/sg.1.2/prices?limit=10001, 422, invalid-value",
    "GET, /items/sg.1.2/prices?limit=0, 422, invalid-value",
    "GET, /items/sg.1.2/prices?maxPoints=1, 422, invalid-value",
    "GET, /items/sg.1.2/prices?from=yesterday, 422, invalid-value",
    "GET, /items/sg.1.2/prices?from=2026-13-01T00:00:00Z, 422, invalid-value",
    "GET, /items/sg.1.2/prices?to=%2B999999999-01-01T00:00:00Z, 422, invalid-value",
    "GET, /items/sg.1.2/prices?from=1969-12-31T23:59:59Z, 422, invalid-value",
    "GET, /items/sg.1.2/prices?model=-1, 422, invalid-value",
    "GET, /items/sg.1.2/prices?model=9223372036854775808, 422, invalid-value",
    "GET, /items/sg.1.2/prices?source=guess, 422, invalid-value",
    "GET, /items/sg.1.2/prices?cursor=forged, 422, invalid-value",
    "GET, /watches/..%2Faccount, 404, watch-not-found",
    "GET, /watches/sg.1.2/extra, 404, not-found",
    "GET, /nothing, 404, not-found",
    "GET, //watches, 404, not-found",
    "PUT, /watches, 405, method-not-allowed",
    "POST, /account, 405, method-not-allowed",
    "OPTIONS, /watches, 405, method-not-allowed",
    "HEAD, /events, 405, ''",
    "DELETE, /account/sessions/no%20such, 404, session-not-found",
    "DELETE, /account/sessions/%00, 404, session-not-found",
    "GET, /admin/users?limit=0, 422, invalid-value",
    "GET, /admin/users?limit=101, 422, invalid-value",
    "GET, /admin/users?offset=-1, 422, invalid-value",
    "GET, /admin/users?offset=99999999999, 422, invalid-value",
    "GET, /admin/users?q=%00, 422, invalid-value",
    "GET, /admin/users?q=%ff, 400, malformed-request",
    "GET, /admin/settings?q=1, 400, unknown-field",
    "GET, /admin/polling?q=1, 400, unknown-field",
    "GET, /admin/operations?query=up, 400, unknown-field",
    "GET, /admin/operations?window=1y, 422, invalid-value",
    "GET, /admin/operations?window=, 422, invalid-value",
    "DELETE, /admin/users/nobody, 404, account-not-found",
    "DELETE, /admin/users/%00, 404, account-not-found",
    "DELETE, /admin/users/..%2Fada, 404, account-not-found",
    "DELETE, /admin/users, 405, method-not-allowed",
  })
  void refusesAnAddress(String method, String path, int status, String code) {
    String before = gateway.state();

    Reply reply = ada.send(method, path, "", Map.of());

    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(code).as(reply.text()).isIn("", reply.text().isEmpty() ? "" : reply.code());
    assertThat(reply.status() == 405).isEqualTo(!reply.header("allow").isEmpty());
    assertThat(gateway.state()).isEqualTo(before);
  }

  @Test
  void refusesAParameterThatNothingKnowsOnEveryRoute() {
    for (Endpoint endpoint : gateway.routes().endpoints()) {
      String operation = Operations.name(endpoint);
      if (operation.equals("GET /openapi.yaml")) {
        continue;
      }
      String before = gateway.state();

      Reply reply =
          ada.send(
              Operations.method(operation),
              Operations.path(operation) + "?dryRun=true",
              Operations.body(operation),
              Operations.headers(operation));

      assertThat(reply.code()).as("%s: %s", operation, reply.text()).isEqualTo("unknown-field");
      assertThat(reply.text()).contains("dryRun");
      assertThat(gateway.state()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/jsonp"
  })
  void takesJsonOnly(String contentType) {
    Reply reply =
        ada.send(
            "POST",
            "/watches",
            Operations.body("POST /watches"),
            contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType));

    assertThat(reply.code()).isEqualTo("unsupported-media-type");
  }
}
