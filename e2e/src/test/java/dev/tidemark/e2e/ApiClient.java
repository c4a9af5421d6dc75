package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's program: speaks the public HTTP API as any client would, with one account. */
final class ApiClient {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PASSWORD = "correct horse battery";

  /** An answer: its status and its body, which is always JSON or empty. */
  record Answer(int status, JsonNode body) {
    Answer is(int expected) {
      assertThat(status).as("%s", body).isEqualTo(expected);
      return this;
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String username;
  private @Nullable String cookie;

  ApiClient(URI base) {
    this(base, "u" + UUID.randomUUID().toString().substring(0, 12));
  }

  private ApiClient(URI base, String username) {
    this.base = base;
    this.username = username;
  }

  /** A client whose new account is logged in. */
  static ApiClient loggedIn(URI base) {
    ApiClient client = new ApiClient(base);
    client.register().is(201);
    client.logIn().is(200);
    return client;
  }

  /** A client with another session of the same account. */
  ApiClient onAnotherDevice() {
    ApiClient other = new ApiClient(base, username);
    other.logIn().is(200);
    return other;
  }

  String username() {
    return username;
  }

  URI base() {
    return base;
  }

  /** The cookie of the session. */
  String cookie() {
    return Objects.requireNonNull(cookie, "has not logged in");
  }

  Answer register() {
    return post("/auth/register", credentials());
  }

  Answer logIn() {
    return post("/auth/login", credentials());
  }

  Answer deleteAccount() {
    return post(
        "/account/delete", JSON.createObjectNode().put("currentPassword", PASSWORD).toString());
  }

  private String credentials() {
    return JSON.createObjectNode().put("username", username).put("password", PASSWORD).toString();
  }

  Answer watch(String url) {
    return post("/watches", JSON.createObjectNode().put("url", url).toString());
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer send(String method, String path, @Nullable String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1" + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(header -> cookie = header.substring(0, header.indexOf(';')));
      String body = response.body();
      return new Answer(
          response.statusCode(), body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
