package dev.tidemark.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that holds every answer against the description of the API. Immutable. */
record ApiClient(int port, String cookie) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.shared();

  /** An answer. */
  record Reply(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The word of a problem document; empty when the answer is none. */
    String code() {
      return status() < 400 ? "" : json().path("code").asString("");
    }

    /** The session cookie that was granted, as a request sends it. */
    String cookie() {
      return header("set-cookie").replaceFirst(";.*", "");
    }
  }

  Reply get(String path) {
    return send("GET", path, "", Map.of());
  }

  Reply post(String path, String body) {
    return send("POST", path, body, Map.of("Content-Type", "application/json"));
  }

  Reply patch(String path, String body) {
    return send("PATCH", path, body, Map.of("Content-Type", "application/json"));
  }

  Reply delete(String path) {
    return send("DELETE", path, "", Map.of());
  }

  /** Sends a request to an address of the API. */
  Reply send(String method, String path, String body, Map<String, String> headers) {
    Reply reply = sendAnywhere(method, "/api/v1" + path, body, headers);
    ApiContract.shared().check(method, path, reply);
    return reply;
  }

  /** Sends a request to any address of the server. */
  Reply sendAnywhere(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
