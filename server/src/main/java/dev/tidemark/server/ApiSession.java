package dev.tidemark.server;

import dev.tidemark.runtime.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account's session at a running Tidemark, over its public API. For one thread. */
final class ApiSession implements AutoCloseable {
  /** Longer than the gateway itself waits for a list to be filled. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What a list was filled with. */
  record Filled(int items, int added, long changes) {}

  private record Answer(int status, JsonNode body) {
    boolean is(String code) {
      return body.path("code").asString("").equals(code);
    }
  }

  private final URI url;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";

  ApiSession(URI url) {
    this.url = url;
  }

  boolean hasDemoShop() {
    return expect(200, send("GET", "/instance", "")).path("demo").asBoolean();
  }

  /** Makes an account; false when the name is taken. */
  boolean register(String username, String password) {
    Answer answer = send("POST", "/auth/register", credentials(username, password));
    if (answer.is("username-taken")) {
      return false;
    }
    JsonNode _ = expect(201, answer);
    return true;
  }

  void logIn(String username, String password) {
    JsonNode _ = expect(200, send("POST", "/auth/login", credentials(username, password)));
  }

  Filled fillDemo() {
    JsonNode filled = expect(200, send("POST", "/demo", ""));
    return new Filled(
        filled.path("items").asInt(),
        filled.path("added").asInt(),
        filled.path("changes").asLong());
  }

  void logOut() {
    Answer _ = send("POST", "/auth/logout", "");
  }

  private static String credentials(String username, String password) {
    return JSON.writeValueAsString(Map.of("username", username, "password", password));
  }

  private static JsonNode expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new ConfigException(
          answer.body().path("detail").asString("the server answered " + answer.status()));
    }
    return answer.body();
  }

  private Answer send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve("/api/v1" + path))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(PATIENCE)
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response
          .headers()
          .firstValue("set-cookie")
          .ifPresent(header -> cookie = header.replaceFirst(";.*", ""));
      String text = response.body();
      return new Answer(response.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
    } catch (IOException | JacksonException e) {
      throw new ConfigException(url + " does not answer as Tidemark does: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("was interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
