package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.gateway.ApiClient.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What administrators see of how the installation runs, before a server that answers as Prometheus.
 */
class OperationsPageTest {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer prometheus;
  private String series = "";

  @BeforeEach
  void start() throws IOException {
    prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    prometheus.createContext("/api/v1/query_range", exchange -> matrix(exchange));
    prometheus.createContext(
        "/api/v1/query",
        exchange ->
            data(
                exchange,
                200,
                """
                {"resultType":"vector","result":[
                  {"metric":{"__name__":"up","job":"item","instance":"item-2"},"value":[1763913600.1,"0"]},
                  {"metric":{"__name__":"up","job":"item","instance":"item-1"},"value":[1763913600.1,"1"]}]}\
                """));
    prometheus.createContext(
        "/api/v1/alerts",
        exchange ->
            data(
                exchange,
                200,
                """
                {"alerts":[
                  {"labels":{"alertname":"PartDown","severity":"page","instance":"item-2"},
                   "annotations":{"summary":"item-2 does not answer"},
                   "state":"firing","activeAt":"2026-11-23T16:00:00.5Z","value":"1e+00"},
                  {"labels":{"alertname":"RequestsSlow"},"annotations":{},
                   "state":"pending","activeAt":"2026-11-23T16:01:00Z","value":"1e+00"}]}\
                """));
    prometheus.start();
    series =
        """
        {"metric":{"status":"200","instance":"gateway-1"},"values":[[1763913600,"1.5"],[1763913615,"NaN"],[1763913630,"2"]]}\
        """;
  }

  @AfterEach
  void stop() {
    prometheus.stop(0);
  }

  private void matrix(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    asked.add(URLDecoder.decode(query, StandardCharsets.UTF_8));
    data(exchange, 200, "{\"resultType\":\"matrix\",\"result\":[" + series + "]}");
  }

  private static void data(HttpExchange exchange, int status, String data) throws IOException {
    byte[] body =
        ("{\"status\":\"success\",\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private RunningGateway gateway() {
    return RunningGateway.start(
        Map.of(
            "prometheus.url",
            URI.create("http://127.0.0.1:" + prometheus.getAddress().getPort() + "/").toString()));
  }

  @Test
  void drawsWhatPrometheusHasKept() {
    try (RunningGateway gateway = gateway()) {
      JsonNode page = gateway.logInAsAdministrator("ada").get("/admin/operations?window=6h").json();

      assertThat(page.path("source").asString()).isEqualTo("prometheus");
      assertThat(page.path("stepSeconds").asInt()).isEqualTo(90);
      JsonNode requests = chart(page, "requests");
      assertThat(requests.path("unit").asString()).isEqualTo("per-second");
      assertThat(requests.at("/lines/0/legend").asString()).isEqualTo("200");
      assertThat(requests.at("/lines/0/points").toString())
          .isEqualTo("[[1763913600,1.5],[1763913630,2.0]]");
      assertThat(asked)
          .anySatisfy(query ->
              assertThat(query)
                  .startsWith("query=sum by (status) (tidemark:http_requests:rate1m)&start=")
                  .endsWith("&step=90"));
    }
  }

  @Test
  void namesWhatDoesNotAnswerAndWhichAlertsFire() {
    try (RunningGateway gateway = gateway()) {
      JsonNode page = gateway.logInAsAdministrator("ada").get("/admin/operations").json();

      assertThat(page.path("targets").toString())
          .isEqualTo(
              "[{\"job\":\"item\",\"instance\":\"item-1\",\"up\":true},"
                  + "{\"job\":\"item\",\"instance\":\"item-2\",\"up\":false}]");
      assertThat(page.path("alerts").size()).isEqualTo(1);
      assertThat(page.at("/alerts/0/name").asString()).isEqualTo("PartDown");
      assertThat(page.at("/alerts/0/since").asString()).isEqualTo("2026-11-23T16:00:00.500Z");
    }
  }

  @Test
  void drawsNoMoreThanTheEightHighestLines() {
    series =
        String.join(
            ",",
            IntStream.range(0, 20)
                .mapToObj(number ->
                    "{\"metric\":{\"status\":\"%d\"},\"values\":[[1763913600,\"%d\"]]}"
                        .formatted(number, number))
                .toList());
    try (RunningGateway gateway = gateway()) {
      JsonNode page = gateway.logInAsAdministrator("ada").get("/admin/operations").json();

      assertThat(chart(page, "requests").path("lines"))
          .extracting(line -> line.path("legend").asString())
          .containsExactly("19", "18", "17", "16", "15", "14", "13", "12");
    }
  }

  @Test
  void saysThatPrometheusIsAway() {
    try (RunningGateway gateway = gateway()) {
      prometheus.stop(0);

      Reply refused = gateway.logInAsAdministrator("ada").get("/admin/operations");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("unavailable");
      assertThat(refused.text()).contains("prometheus.url");
    }
  }

  @Test
  void tellsWhatTheProcessKnowsWhereThereIsNoPrometheus() {
    try (RunningGateway gateway = RunningGateway.start()) {
      ApiClient ada = gateway.logInAsAdministrator("ada");
      gateway.metrics.gauge("tidemark_price_overdue_items", 7);

      JsonNode page = ada.get("/admin/operations").json();

      assertThat(page.path("source").asString()).isEqualTo("process");
      assertThat(page.path("charts").isEmpty()).isTrue();
      assertThat(figure(page, "requests")).isPositive();
      assertThat(figure(page, "mean-latency")).isPositive();
      assertThat(figure(page, "due")).isEqualTo(7);
    }
  }

  @Test
  void isForAdministratorsAlone() {
    try (RunningGateway gateway = gateway()) {
      assertThat(gateway.logIn("eve").get("/admin/operations").code()).isEqualTo("forbidden");
      assertThat(asked).isEmpty();
    }
  }

  private static JsonNode chart(JsonNode page, String name) {
    return page.path("charts").values().stream()
        .filter(chart -> chart.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double figure(JsonNode page, String name) {
    return page.path("figures").values().stream()
        .filter(figure -> figure.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asDouble();
  }
}
