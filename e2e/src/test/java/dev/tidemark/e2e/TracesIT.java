package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.e2e.SpanCollector.Received;
import dev.tidemark.testkit.RecordedShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of OpenTelemetry gets of a request that goes through several processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {
  /** Spans leave a process every five seconds. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String CALLERS_SPAN = "00f067aa0ba902b7";

  @TempDir static Path directory;

  private final SpanCollector collector = new SpanCollector();
  private final RecordedShop shop = RecordedShop.start();
  private Deployment deployment;
  private ApiClient person;

  @BeforeAll
  void start() {
    deployment =
        new SeparateRolesDeployment(
            directory,
            Map.of(
                "tracing.otlp-endpoint",
                collector.endpoint(),
                "log.level",
                "debug",
                "shopee-web.enabled",
                "true",
                "shopee-web.base-url.sg",
                shop.baseUrl().toString()));
    deployment.start();
    person = ApiClient.loggedIn(deployment.url());
  }

  @AfterAll
  void stop() {
    deployment.close();
    shop.close();
    collector.close();
  }

  @Test
  void aReadIsOneTraceFromTheRequestToItsStatements() {
    ShopShelf shelf = new ShopShelf(shop, "Brass Compass");
    shelf.sellFor(5_500);
    person.watch(shelf.url()).is(202);

    String trace = newTrace();
    HttpResponse<String> answer = get("/watches", trace);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("traceresponse").orElse(""))
        .startsWith("00-" + trace + "-");
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(names(trace))
              .contains(
                  "GET /api/v1/watches",
                  "tidemark.user.v1.UserService/ListWatches",
                  "tidemark.item.v1.ItemService/ListWatchedItems",
                  "SELECT");
          assertThat(collector.trace(trace))
              .extracting(Received::service)
              .contains("tidemark-gateway", "tidemark-user", "tidemark-item");
          assertIsConnected(collector.trace(trace));
        });
  }

  @Test
  void aWriteOnAThreadOfItsOwnIsOneTraceAsWell() {
    ShopShelf shelf = new ShopShelf(shop, "Copper Bell");
    shelf.sellFor(1_500);

    person.watch(shelf.url()).is(202);

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          List<Received> requests = named("POST /api/v1/watches");
          assertThat(requests).isNotEmpty();
          assertThat(requests)
              .anySatisfy(request ->
                  assertThat(names(request.traceId()))
                      .contains("tidemark.user.v1.UserService/AddWatch", "INSERT"));
        });
  }

  @Test
  void noAttributeTellsWhatNobodyElseMaySee() {
    person.get("/items?q=private-search&limit=1").is(200);

    await().atMost(SOON).untilAsserted(() -> assertThat(named("GET /api/v1/items")).isNotEmpty());

    Set<String> values =
        collector.all().stream()
            .flatMap(each -> each.attributes().values().stream())
            .collect(Collectors.toSet());
    assertThat(values)
        .noneMatch(value -> value.contains("private-search"))
        .noneMatch(value -> value.contains(person.username()))
        .noneMatch(value -> value.contains("correct horse"))
        .noneMatch(value -> value.contains(person.cookie().replaceAll(".*=", "")));
    assertThat(collector.all()).allMatch(each -> each.span().getEventsCount() == 0);
  }

  @Test
  void logLinesNameTheTraceBesideTheRequest() {
    String trace = newTrace();
    HttpResponse<String> answer = get("/account", trace);

    String request = answer.headers().firstValue("x-request-id").orElseThrow();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(log("gateway")).contains("[" + request + " trace=" + trace + "]"));
  }

  @Test
  void nothingThatRecordsIsLoadedWhileItIsOff(@TempDir Path folder) throws Exception {
    int port = ServerProcess.freePort();
    ServerProcess server =
        new ServerProcess(
            folder.resolve("data"), Map.of(), port, List.of("--port", Integer.toString(port)));
    server.start();
    try {
      server.awaitReady();
      ApiClient.loggedIn(URI.create("http://127.0.0.1:" + port)).get("/watches").is(200);

      assertThat(classesOf(server, folder.resolve("classes.txt")))
          .contains("dev.tidemark.runtime.tracing.NoTracing")
          .doesNotContain("io.opentelemetry.sdk", "io.opentelemetry.exporter");
    } finally {
      server.stop();
    }
  }

  /** The classes that a process has loaded. */
  private static String classesOf(ServerProcess server, Path output) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    int exit =
        new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()), "VM.class_hierarchy")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(exit).isZero();
    return Files.readString(output);
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String log(String role) throws IOException {
    return Files.readString(directory.resolve(role).resolve("log").resolve(role + ".log"));
  }

  private HttpResponse<String> get(String path, String trace) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(deployment.url() + "/api/v1" + path))
            .header("Cookie", person.cookie())
            .header("traceparent", "00-" + trace + "-" + CALLERS_SPAN + "-01")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> names(String trace) {
    return collector.trace(trace).stream().map(Received::name).toList();
  }

  private List<Received> named(String name) {
    return collector.all().stream().filter(each -> each.name().equals(name)).toList();
  }

  /** Every span hangs on another one of its trace, and the first on the caller's. */
  private static void assertIsConnected(List<Received> trace) {
    Set<String> known = trace.stream().map(Received::spanId).collect(Collectors.toSet());
    known.add(CALLERS_SPAN);
    assertThat(trace).allMatch(each -> known.contains(each.parentId()));
  }
}
