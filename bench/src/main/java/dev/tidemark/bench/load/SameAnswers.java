package dev.tidemark.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether two systems answer the same, and with success. What depends on the moment of the question
 * does not count: when a session ends, and where a small chart begins.
 */
final class SameAnswers {
  private static final int COMPARED = 40;
  private static final int OK = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Asks both the same.
   *
   * @throws IllegalStateException with the first question that they answer differently
   */
  void check(Target ours, Target theirs, List<Request> requests) throws InterruptedException {
    for (Request request : requests.subList(0, Math.min(COMPARED, requests.size()))) {
      JsonNode one = answer(ours, request);
      JsonNode other = answer(theirs, request);
      if (!one.equals(other)) {
        throw new IllegalStateException(
            "%s %s is answered differently: %s"
                .formatted(request.method(), request.path(), difference("", one, other)));
      }
    }
  }

  /** An answer, which has to be a good one. */
  JsonNode answer(Target target, Request request) throws InterruptedException {
    HttpRequest.Builder question =
        HttpRequest.newBuilder(URI.create(target.url() + request.path()))
            .header("Cookie", "tidemark_session=" + request.token());
    if (request.body().isEmpty()) {
      question.GET();
    } else {
      question
          .header("Content-Type", "application/json")
          .method(request.method(), BodyPublishers.ofString(request.body()));
    }
    try {
      HttpResponse<String> answer = client.send(question.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 * 100 != OK) {
        throw new IllegalStateException(
            "%s answers %s %s with %d: %s"
                .formatted(
                    target.name(),
                    request.method(),
                    request.path(),
                    answer.statusCode(),
                    answer.body()));
      }
      return timeless(JSON.readTree(answer.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where two answers differ first, and how. */
  private static String difference(String path, JsonNode one, JsonNode other) {
    for (String name : one.propertyNames()) {
      if (!one.path(name).equals(other.path(name))) {
        return difference(path + "/" + name, one.path(name), other.path(name));
      }
    }
    for (int i = 0; one.isArray() && i < one.size(); i++) {
      if (!one.path(i).equals(other.path(i))) {
        return difference(path + "/" + i, one.path(i), other.path(i));
      }
    }
    return "%s is %s and %s".formatted(path, one, other);
  }

  private static JsonNode timeless(JsonNode answer) {
    if (answer instanceof ObjectNode object) {
      JsonNode _ = object.remove("expiresAt");
    }
    for (JsonNode watch : answer.path("watches")) {
      if (watch.path("item").path("recent").path(0) instanceof ObjectNode start) {
        JsonNode _ = start.remove("at");
      }
    }
    return answer;
  }
}
