package dev.tidemark.gateway.operations;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a Prometheus by its HTTP API. Thread-safe. */
final class Prometheus {
  /** It answers each of our questions in a few milliseconds; the page may wait this long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Twenty lines of 360 points are a tenth of it. */
  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

  private final String url;
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * @param url its address, such as http://127.0.0.1:9090
   */
  Prometheus(String url) {
    this.url = url.replaceAll("/+$", "");
  }

  /** The values of an expression over time. */
  List<Series> over(String query, Instant from, Instant to, Duration step) {
    return series(
        "/api/v1/query_range?query="
            + encoded(query)
            + "&start="
            + from.getEpochSecond()
            + "&end="
            + to.getEpochSecond()
            + "&step="
            + step.toSeconds());
  }

  /** The values of an expression now, one point each. */
  List<Series> now(String query) {
    return series("/api/v1/query?query=" + encoded(query));
  }

  /** An alert that fires. */
  record Alert(String name, String severity, String summary, Instant since) {}

  List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (JsonNode alert : ask("/api/v1/alerts").path("alerts")) {
      if (alert.path("state").asString("").equals("firing")) {
        alerts.add(
            new Alert(
                alert.at("/labels/alertname").asString(""),
                alert.at("/labels/severity").asString(""),
                alert.at("/annotations/summary").asString(""),
                Instant.parse(alert.path("activeAt").asString("1970-01-01T00:00:00Z"))));
      }
    }
    return alerts;
  }

  private List<Series> series(String path) {
    List<Series> all = new ArrayList<>();
    for (JsonNode result : ask(path).path("result")) {
      Map<String, String> labels = new HashMap<>();
      result.path("metric").forEachEntry((name, value) -> labels.put(name, value.asString()));
      List<Series.Point> points = new ArrayList<>();
      result.path("values").forEach(point -> add(points, point));
      if (result.has("value")) {
        add(points, result.path("value"));
      }
      all.add(new Series(labels, points));
    }
    return all;
  }

  /** A division by nothing is no value, and leaves a gap. */
  private static void add(List<Series.Point> points, JsonNode point) {
    double value = Double.parseDouble(point.path(1).asString("NaN").replace("Inf", "Infinity"));
    if (Double.isFinite(value)) {
      points.add(new Series.Point((long) point.path(0).asDouble(0), value));
    }
  }

  private JsonNode ask(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url + path).toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      try (InputStream body = connection.getInputStream()) {
        JsonNode answer = mapper.readTree(body.readNBytes(LARGEST_ANSWER));
        if (!answer.path("status").asString("").equals("success")) {
          throw away(new IOException("status " + answer.path("status")));
        }
        return answer.path("data");
      }
    } catch (IOException | JacksonException | NumberFormatException e) {
      throw away(e);
    }
  }

  private static TidemarkException away(Exception cause) {
    return new TidemarkException(
        ErrorCode.UNAVAILABLE,
        "Prometheus, at the address of the setting prometheus.url, does not answer as it should.",
        cause);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
