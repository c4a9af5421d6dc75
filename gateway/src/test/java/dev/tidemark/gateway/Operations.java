package dev.tidemark.gateway;

import static java.util.Map.entry;

import dev.tidemark.gateway.endpoint.Endpoint;
import java.util.HashMap;
import java.util.Map;

/** A valid request for every operation, so that a test changes the one thing it is about. */
final class Operations {
  static final String LINK = "https://shopee.sg/product/1/2";
  static final String KEY = "sg.1.2";

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          entry(
              "POST /auth/register", "{\"username\":\"newcomer\",\"password\":\"correct horse\"}"),
          entry("POST /auth/login", "{\"username\":\"nobody\",\"password\":\"correct horse\"}"),
          entry(
              "PATCH /account/password",
              "{\"currentPassword\":\"correct horse\",\"newPassword\":\"correct horse\"}"),
          entry("POST /account/delete", "{\"currentPassword\":\"correct horse\"}"),
          entry("POST /admin/users", "{\"username\":\"invited\",\"password\":\"correct horse\"}"),
          entry("PATCH /admin/users/{username}", "{\"locked\":false}"),
          entry("PATCH /admin/settings", "{\"registration\":\"open\"}"),
          entry("POST /account/tokens", "{\"name\":\"My browser\",\"scopes\":[\"observe\"]}"),
          entry("POST /setup", "{\"token\":\"" + FakeUsers.SETUP_TOKEN + "\"}"),
          entry("POST /watches", "{\"url\":\"" + LINK + "\"}"),
          entry(
              "POST /observations",
              "{\"observations\":[{\"itemKey\":\""
                  + KEY
                  + "\",\"price\":\"12.90\"}],\"source\":\"extension\"}"),
          entry("POST /imports", "{\"observations\":[],\"source\":\"import\"}"),
          entry("POST /alerts", "{\"kind\":\"price-drop\",\"percent\":10}"),
          entry("PATCH /alerts/{alertId}", "{\"muted\":true}"),
          entry("PATCH /account/alert-settings", "{\"zone\":\"Asia/Singapore\"}"),
          entry("POST /notifications/read", "{}"),
          entry(
              "POST /channels",
              "{\"kind\":\"ntfy\",\"name\":\"phone\",\"target\":\"https://ntfy.sh/x\"}"),
          entry("PATCH /channels/{channelId}", "{\"enabled\":false}"),
          entry("POST /channels/{channelId}/confirmation", "{\"code\":\"123456\"}"),
          entry("POST /channels/{channelId}/retry", "{\"notificationId\":\"5-1\"}"),
          entry("PATCH /watches/{itemKey}", "{\"tags\":[\"phone\"]}"));

  private Operations() {}

  /** The body of a valid request; empty when the operation takes none. */
  static String body(String operation) {
    return BODIES.getOrDefault(operation, "");
  }

  static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  /** The path, its variable filled in. */
  static String path(String operation) {
    return operation
        .substring(operation.indexOf(' ') + 1)
        .replace("{itemKey}", KEY)
        .replace("{region}/{sessionId}", "sg/" + FakeFlashSales.SESSION)
        .replace("{sessionId}", "s0")
        .replace("{tokenId}", "t0")
        .replace("{username}", "somebody")
        .replace("{importId}", "i0")
        .replace("{alertId}", "r0")
        .replace("{channelId}", "c0")
        .replace("{feedToken}", "f0")
        .replace("{unsubscribeToken}", "u0");
  }

  static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }

  static Map<String, String> headers(String operation) {
    return body(operation).isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
  }

  /** Sends a valid request of an operation. */
  static ApiClient.Reply send(ApiClient client, String operation) {
    return send(client, operation, Map.of());
  }

  /** Sends a valid request of an operation with more headers. */
  static ApiClient.Reply send(ApiClient client, String operation, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers(operation));
    all.putAll(more);
    return client.send(method(operation), path(operation), body(operation), all);
  }
}
