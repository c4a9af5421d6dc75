package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI file as a judge: every answer has to be one it describes. Thread-safe. */
final class ApiContract {
  /** What any request may be answered, as the introduction of the file says. */
  private static final Set<String> ANYWHERE =
      Set.of(
          "400 malformed-request",
          "404 not-found",
          "405 method-not-allowed",
          "414 uri-too-long",
          "431 headers-too-large");

  private static final ApiContract SHARED = new ApiContract();

  private final JsonNode root;
  private final SchemaCheck schemas;
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  private ApiContract() {
    try (InputStream file = ApiContract.class.getResourceAsStream("/openapi.yaml")) {
      root = new YAMLMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    schemas = new SchemaCheck(root);
  }

  static ApiContract shared() {
    return SHARED;
  }

  /** Every operation, such as {@code GET /items/{itemKey}}. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    root.path("paths")
        .forEachEntry((path, item) ->
            item.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !key.equals("parameters"))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  /** Every answer the file promises, such as {@code GET /items 422 invalid-value}. */
  Set<String> promises() {
    Set<String> promises = new TreeSet<>();
    for (String operation : operations()) {
      responses(operation)
          .forEachEntry((status, reference) -> {
            JsonNode codes = schemas.resolve(reference).path("x-codes");
            codes.forEach(code -> promises.add(operation + " " + status + " " + code.asString()));
            if (codes.isEmpty()) {
              promises.add(operation + " " + status + " ");
            }
          });
    }
    return promises;
  }

  /** Every answer that has been seen by any test so far. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** Adds an answer that cannot be shown whole. */
  void note(String answer) {
    assertThat(promises()).contains(answer);
    seen.add(answer);
  }

  boolean takesBody(String operation) {
    return node(operation).has("requestBody");
  }

  /** Whether the file says that an operation needs no login. */
  boolean isOpen(String operation) {
    return node(operation).path("security").isArray();
  }

  void check(String method, String rawPath, Reply reply) {
    String path = rawPath.replaceFirst("\\?.*", "");
    String operation = operation(method.equals("HEAD") ? "GET" : method, path);
    assertThat(reply.header("x-request-id")).as("request id").isNotEmpty();
    assertThat(reply.status()).as("%s %s: %s", method, rawPath, reply.text()).isNotEqualTo(500);
    String code = reply.status() >= 400 ? problem(reply) : "";
    String answer = reply.status() + " " + code;
    if (method.equals("HEAD")) {
      assertThat(reply.text()).isEmpty();
      return;
    }
    if (operation.isEmpty() || ANYWHERE.contains(answer)) {
      assertThat(reply.status()).isGreaterThanOrEqualTo(400);
      return;
    }
    seen.add(operation + " " + answer);
    assertThat(promises().contains(operation + " " + answer))
        .as("promised: %s %s", operation, answer)
        .isTrue();
    if (reply.status() < 400) {
      body(operation, reply);
    }
  }

  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

  private void body(String operation, Reply reply) {
    JsonNode content =
        schemas
            .resolve(responses(operation).path(Integer.toString(reply.status())))
            .path("content");
    if (WITHOUT_BODY.contains(reply.status())) {
      assertThat(reply.text()).isEmpty();
      return;
    }
    assertThat(content.properties()).as(operation).hasSize(1);
    String type = content.properties().iterator().next().getKey();
    assertThat(reply.header("content-type")).isEqualTo(type);
    if (type.equals("application/json") && !reply.text().isEmpty()) {
      schemas.check(reply.json(), content.path(type).path("schema"), operation);
    }
  }

  private String problem(Reply reply) {
    assertThat(reply.header("content-type")).as(reply.text()).isEqualTo("application/problem+json");
    if (reply.text().isEmpty()) {
      return "";
    }
    schemas.check(reply.json(), root.at("/components/schemas/Problem"), "problem");
    assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
    assertThat(reply.json().path("requestId").asString()).isEqualTo(reply.header("x-request-id"));
    assertThat(reply.text()).doesNotContain("Exception", "\tat ", "dev.tidemark");
    return reply.code();
  }

  private JsonNode node(String operation) {
    int space = operation.indexOf(' ');
    return root.path("paths")
        .path(operation.substring(space + 1))
        .path(operation.substring(0, space).toLowerCase(Locale.ROOT));
  }

  private JsonNode responses(String operation) {
    return node(operation).path("responses");
  }

  private String operation(String method, String path) {
    return operations().stream()
        .filter(
            operation -> (method + " " + path).matches(operation.replaceAll("\\{[^}]+}", "[^/]+")))
        .findFirst()
        .orElse("");
  }
}
