package dev.tidemark.runtime.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.runtime.config.ConfigException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Readiness readiness = new Readiness(InstantSource.system());
  private final AdminServer admin = AdminServer.start("127.0.0.1", 0, metrics, readiness);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    admin.close();
    client.close();
  }

  @Test
  void isLiveEvenWhenNothingElseIs() throws Exception {
    readiness.register(
        "items-db",
        () -> {
          throw new IOException("gone");
        });

    assertThat(get("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void isReadyWhenEveryDependencyIsUp() throws Exception {
    readiness.register("user-db", () -> {});
    readiness.register("items-db", () -> {});

    HttpResponse<String> answer = get("/readyz");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .isEqualToIgnoringNewLines(
            """
            {"status":"ready","dependencies":{"items-db":{"status":"up"},"user-db":{"status":"up"}}}\
            """);
  }

  @Test
  void namesTheDependencyThatIsAway() throws Exception {
    readiness.register("user-db", () -> {});
    readiness.register(
        "items-db",
        () -> {
          throw new IOException("no \"answer\"\n");
        });

    HttpResponse<String> answer = get("/readyz");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .startsWith("{\"status\":\"not-ready\"")
        .contains(
            "\"items-db\":{\"status\":\"down\",\"detail\":\"no \\\"answer\\\"\\u000a\"}",
            "\"user-db\":{\"status\":\"up\"}");
  }

  @Test
  void isNotReadyWhileDraining() throws Exception {
    readiness.draining();

    HttpResponse<String> answer = get("/readyz");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("draining");
  }

  @Test
  void showsTheMetersOfTheProcess() throws Exception {
    try (ProcessMeters _ = ProcessMeters.bind(metrics)) {
      metrics.counter("tidemark.polls", "outcome", "ok").increment();

      HttpResponse<String> answer = get("/metrics");

      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body())
          .contains("tidemark_polls_total{outcome=\"ok\"} 1.0")
          .contains("jvm_memory_used_bytes{")
          .contains("jvm_gc_")
          .contains("process_cpu_usage ")
          .contains("process_uptime_seconds ");
    }
  }

  @Test
  void knowsNoOtherPageAndNoOtherMethod() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
    assertThat(
            client
                .send(
                    request("/livez").POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void saysWhichPortIsTaken() {
    assertThatThrownBy(() -> AdminServer.start("127.0.0.1", admin.port(), metrics, readiness))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("127.0.0.1:" + admin.port());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path));
  }
}
