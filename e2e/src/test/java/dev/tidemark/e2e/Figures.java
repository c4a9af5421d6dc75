package dev.tidemark.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a Prometheus knows. */
record Figures(URI prometheus) {
  /** The answer to an expression: one node for each of its series. */
  JsonNode ask(String expression) {
    String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode answer =
        JsonMapper.shared()
            .readTree(Web.get(prometheus.resolve("/api/v1/query?query=" + query)).body());
    if (!answer.at("/status").asString().equals("success")) {
      throw new IllegalArgumentException(expression + ": " + answer.at("/error").asString());
    }
    return answer.at("/data/result");
  }

  /** Whether an expression has data. */
  boolean has(String expression) {
    return !ask(expression).isEmpty();
  }

  /** The labels that every series of an expression has. */
  List<String> labels(String expression) {
    List<JsonNode> series = ask(expression).values().stream().toList();
    return series.getFirst().at("/metric").propertyNames().stream()
        .filter(label -> series.stream().allMatch(each -> each.at("/metric").has(label)))
        .toList();
  }
}
