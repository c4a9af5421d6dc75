package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job over the whole system, through nginx and HAProxy; what its balancers, its monitoring
 * and its supervisor promise; and that nothing is lost when all of it is killed.
 */
@ExtendWith(NeedsPrograms.class)
class ClusterIT extends MainJobScenarios {
  /** As deploy/nginx says. */
  private static final int READS_AT_ONCE = 1_200;

  private static final Duration SOON = Duration.ofSeconds(60);

  /** Enough for each of a pair to get its share. */
  private static final int SOME_REQUESTS = 400;

  /** So many before a kill and after it, of which one in a thousand may be lost. */
  private static final int MANY_REQUESTS = 1_000;

  private static final double MOST_LOST = 0.001;
  private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(2);

  @Override
  Deployment deploy(Path directory, Map<String, String> settings) {
    return new ClusterDeployment(directory, settings);
  }

  private ClusterDeployment cluster() {
    return (ClusterDeployment) deployment();
  }

  @Test
  void saysWhatRunsAndWhere() {
    assertThat(cluster().startUp())
        .contains("Tidemark      http://localhost:" + cluster().url().getPort())
        .contains("Prometheus", "cAdvisor", "Passwords", "Set-up token")
        .containsPattern("nginx +ready")
        .containsPattern("item-2 +ready");
  }

  @Test
  void prometheusReachesEveryPart() {
    Figures figures = new Figures(cluster().prometheus());

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(names("up == 1"))
              .contains("gateway-1", "gateway-2", "user-1", "item-1", "item-2", "price-1")
              .contains("nginx", "haproxy", "user-db", "items-db", "redis", "node", "process");
          assertThat(names("up == 0")).isEmpty();
          assertThat(names("mysql_up == 1")).containsExactlyInAnyOrder("user-db", "items-db");
          assertThat(figures.has("redis_up == 1 and on() nginx_up == 1")).isTrue();
        });
  }

  @Test
  void prometheusTellsAnAlertmanagerWhereThereIsOne() {
    assumeTrue(NeedsPrograms.isInstalled("prometheus-alertmanager"));

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(Web.get(cluster().prometheus().resolve("/api/v1/alertmanagers")).body())
                .contains("/api/v2/alerts"));
  }

  @Test
  void everyFigureOfDashboardsAndAlertsHasData() throws Exception {
    Figures figures = new Figures(cluster().prometheus());
    boolean containers = NeedsPrograms.isInstalled("cadvisor");
    List<String> expressions = Expressions.ofDashboardsAndAlerts(containers);
    Load load = startLoad();
    try {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(expressions).filteredOn(each -> !figures.has(each)).isEmpty());
      assertThat(Expressions.linesOfDashboards(containers))
          .as("legends name labels that the figures have")
          .allSatisfy(
              line -> assertThat(figures.labels(line.expression())).containsAll(line.labels()));
    } finally {
      load.stop();
    }
    System.out.println(
        "CLUSTER " + expressions.size() + " expressions of dashboards and alerts have data");
  }

  @Test
  void thePageForOperationsDrawsWhatPrometheusHasKept() throws Exception {
    ApiClient administrator = somebody();
    administrator.post("/setup", "{\"token\":\"" + cluster().setUpToken() + "\"}").is(200);
    Load load = startLoad();
    try {
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            JsonNode page = administrator.get("/admin/operations").is(200).body();
            assertThat(page.path("charts").values()).hasSizeGreaterThan(15);
            assertThat(page.path("charts").values())
                .filteredOn(chart -> chart.at("/lines/0/points/0").isMissingNode())
                .as("charts without a point")
                .isEmpty();
            assertThat(page.path("targets").values())
                .allMatch(target -> target.path("up").asBoolean());
          });
    } finally {
      load.stop();
    }
  }

  private List<String> names(String expression) {
    return StreamSupport.stream(
            new Figures(cluster().prometheus()).ask(expression).spliterator(), false)
        .map(series -> series.at("/metric/instance").asString())
        .toList();
  }

  @Test
  void bothOfEachPairDoTheirShare() throws Exception {
    ToDoubleFunction<String> answers =
        gateway -> figure(gateway, "tidemark_http_requests_seconds_count");
    ToDoubleFunction<String> calls = item -> figure(item, "tidemark_rpc_server_seconds_count");
    double gateway1 = answers.applyAsDouble("gateway-1");
    double gateway2 = answers.applyAsDouble("gateway-2");
    double item1 = calls.applyAsDouble("item-1");
    double item2 = calls.applyAsDouble("item-2");

    Load load = startLoad();
    await().atMost(SOON).until(() -> load.requests() >= SOME_REQUESTS);
    Load.Result result = load.stop();

    assertThat(result.failures()).hasSizeLessThan(SOME_REQUESTS / 100);
    assertThat(answers.applyAsDouble("gateway-1") - gateway1).isGreaterThan(SOME_REQUESTS / 4.0);
    assertThat(answers.applyAsDouble("gateway-2") - gateway2).isGreaterThan(SOME_REQUESTS / 4.0);
    double first = calls.applyAsDouble("item-1") - item1;
    double second = calls.applyAsDouble("item-2") - item2;
    assertThat(Math.min(first, second)).isGreaterThan(Math.max(first, second) / 3);
  }

  private double figure(String instance, String metric) {
    return MetricsPage.of(cluster().admin(instance)).sum(metric);
  }

  @Test
  void losesNextToNothingWhenAGatewayIsKilled() throws Exception {
    losesNextToNothingWhenKilled("gateway-1");
  }

  @Test
  void losesNextToNothingWhenAnItemServiceIsKilled() throws Exception {
    losesNextToNothingWhenKilled("item-2");
  }

  private void losesNextToNothingWhenKilled(String instance) throws Exception {
    Load load = startLoad();
    await().atMost(SOON).until(() -> load.requests() >= MANY_REQUESTS);
    long pid = cluster().process(instance).orElseThrow().pid();

    long killed = System.nanoTime();
    cluster().kill(instance);
    long since = load.requests();
    await().atMost(SOON).until(() -> load.requests() >= since + MANY_REQUESTS);
    await()
        .atMost(SOON)
        .until(() -> cluster().process(instance).filter(next -> next.pid() != pid).isPresent());
    cluster().awaitReady(instance);
    Load.Result result = load.stop();

    System.out.printf(
        "CLUSTER %s killed under load: %d requests, %d failed, for %d ms; the slowest took %d ms%n",
        instance,
        result.requests(),
        result.failures().size(),
        result.failingSince(killed).toMillis(),
        result.slowest().toMillis());
    assertThat(result.failures())
        .hasSizeLessThanOrEqualTo((int) Math.ceil(result.requests() * MOST_LOST));
    assertThat(result.failingSince(killed)).isLessThan(LONGEST_TROUBLE);
  }

  /** Two minutes and more on two cores, so for the long run only. */
  @Test
  void losesNoRequestWhenEverythingIsReplacedByANewVersion() throws Exception {
    assumeTrue(Boolean.getBoolean("tidemark.long"));
    Map<String, Long> before = pids();
    Load load = startLoad();
    await().atMost(SOON).until(() -> load.requests() >= 100);

    long begin = System.nanoTime();
    cluster().upgrade();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    Load.Result result = load.stop();

    System.out.printf(
        "CLUSTER replaced under load in %d s: %d requests, %d failed; the slowest took %d ms%n",
        took.toSeconds(), result.requests(), result.failures().size(), result.slowest().toMillis());
    assertThat(result.failures()).filteredOn(failure -> !failure.isTimeout()).isEmpty();
    assertThat(result.failures())
        .hasSizeLessThanOrEqualTo((int) Math.ceil(result.requests() * MOST_LOST));
    assertThat(pids()).allSatisfy((part, pid) -> assertThat(pid).isNotEqualTo(before.get(part)));
  }

  /** The processes of all instances of all roles. */
  private Map<String, Long> pids() {
    return cluster().parts().stream()
        .filter(part -> part.matches("(gateway|user|item|price)-[0-9]"))
        .collect(
            Collectors.toMap(part -> part, part -> cluster().process(part).orElseThrow().pid()));
  }

  @Test
  void everyServiceMayDoInItsDatabaseWhatItDoesAndNoMore() throws Exception {
    try (Connection items =
            cluster().database("items-db", "item_service", "items-db-item-service");
        Connection maintenance =
            cluster().database("items-db", "maintenance", "items-db-maintenance");
        Connection users = cluster().database("user-db", "user_service", "user-db-user-service")) {
      assertThat(run(items, "SELECT COUNT(*) FROM price_change")).isEqualTo("done");
      assertThat(run(items, "DELETE FROM price_change")).contains("DELETE command denied");
      assertThat(run(items, "UPDATE price_day SET min_price = 1"))
          .contains("UPDATE command denied");
      assertThat(run(items, "DELETE FROM listing")).contains("DELETE command denied");
      assertThat(run(items, "SELECT 1 FROM tidemark_users.account")).contains("denied");
      int twoYearsOn = Year.now(ZoneOffset.UTC).getValue() + 2;
      assertThat(run(items, "SELECT 1 FROM price_change PARTITION (y" + twoYearsOn + ")"))
          .as("the partitions that the price service adds as its maintenance user")
          .isEqualTo("done");
      assertThat(run(maintenance, "ALTER TABLE price_change COMMENT 'tended'")).isEqualTo("done");
      assertThat(run(maintenance, "SELECT 1 FROM price_change")).contains("SELECT command denied");
      assertThat(run(maintenance, "ALTER TABLE price_change DROP PARTITION y2020"))
          .contains("DROP command denied");
      assertThat(run(maintenance, "ALTER TABLE price_day COMMENT 'mine'")).contains("denied");
      assertThat(run(users, "SELECT COUNT(*) FROM account")).isEqualTo("done");
      assertThat(run(users, "DROP TABLE account")).contains("DROP command denied");
      assertThat(run(users, "CREATE TABLE mine (id INT)")).contains("CREATE command denied");
      assertThat(run(users, "SELECT 1 FROM mysql.global_priv")).contains("denied");
    }
    assertThatThrownBy(() -> cluster().database("user-db", "root", "user-db-migrations").close())
        .hasMessageContaining("Access denied");
    assertThatThrownBy(
            () -> cluster().database("items-db", "user_service", "user-db-user-service").close())
        .hasMessageContaining("Access denied");
  }

  private static String run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "done";
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void noPasswordStandsInALogOrOnACommandLine() throws Exception {
    somebody();
    List<String> passwords = textsIn("secrets");
    List<String> commands =
        cluster().parts().stream()
            .flatMap(part -> cluster().process(part).stream())
            .flatMap(process -> process.info().commandLine().stream())
            .toList();

    assertThat(passwords).hasSizeGreaterThan(8);
    assertThat(commands).hasSizeGreaterThan(15);
    assertThat(Stream.concat(commands.stream(), textsIn("log").stream()))
        .allSatisfy(text -> assertThat(text).doesNotContain(passwords));
  }

  private List<String> textsIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(cluster().data().resolve(folder))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.toList()) {
        texts.add(Files.readString(file).strip());
      }
      return texts;
    }
  }

  @Test
  void answersUnavailableWhileRedisDoesNotAnswerAndGoesOnAfterwards() {
    ApiClient person = somebody();

    cluster().signal("redis", "STOP");
    try {
      await().atMost(SOON).until(() -> person.get("/watches").status() == 503);
      assertThat(person.logIn().is(503).body().at("/code").asString()).isEqualTo("unavailable");
      person.get("/instance").is(200);
    } finally {
      cluster().signal("redis", "CONT");
    }

    await().atMost(SOON).until(() -> person.get("/watches").status() == 200);
    person.logIn().is(200);
  }

  @Test
  void refusesReadsAtTheDoorWhenTooManyAreUnderWayAndAnswersTheRest() {
    URI page = URI.create(cluster().url() + "/api/v1/instance");

    cluster().signal("gateway-1", "STOP");
    cluster().signal("gateway-2", "STOP");
    Crowd crowd;
    try {
      crowd = Crowd.asking(page, READS_AT_ONCE + 50);
      await().atMost(SOON).until(() -> crowd.answered() == 50);
    } finally {
      cluster().signal("gateway-1", "CONT");
      cluster().signal("gateway-2", "CONT");
    }

    await().atMost(SOON).until(() -> crowd.answered() == READS_AT_ONCE + 50);
    assertThat(crowd.with(200)).hasSize(READS_AT_ONCE);
    assertThat(crowd.with(503))
        .hasSize(50)
        .allSatisfy(refused -> {
          assertThat(refused.body()).contains("\"code\":\"overloaded\"");
          assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
        });
  }

  /** Load of somebody who watches an item whose price is known. */
  private Load startLoad() {
    ShopShelf shelf = new ShopShelf(shop(), "Storm Glass");
    shelf.sellFor(4_200);
    ApiClient person = somebody();
    await().atMost(SOON).until(() -> person.watch(shelf.url()).status() / 100 == 2);
    awaitPrice(person, shelf, "42.00");
    return Load.start(person, shelf.key(), shelf.url());
  }

  /** Somebody who is logged in, at the latest when a machine that has much to do has got to it. */
  private ApiClient somebody() {
    ApiClient person = new ApiClient(cluster().url());
    await().atMost(SOON).until(() -> person.register().status() != 504);
    await().atMost(SOON).until(() -> person.logIn().status() == 200);
    return person;
  }

  private static void awaitPrice(ApiClient person, ShopShelf shelf, String price) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    person
                        .get("/items/" + shelf.key())
                        .is(200)
                        .body()
                        .at("/price/amount")
                        .asString())
                .isEqualTo(price));
  }

  @Test
  void keepsAccountsWatchesAndPricesWhenEverythingIsKilled() {
    Ledger ledger = new Ledger();

    cluster().kill();
    cluster().start();

    assertThat(ledger.person.get("/account").is(200).body().at("/account/username").asString())
        .as("the session")
        .isEqualTo(ledger.person.username());
    ledger.isKept();
  }

  @Test
  void aBackupMadeUnderWayBringsEverythingToANewSystem(@TempDir Path folder) throws Exception {
    Ledger ledger = new Ledger();
    Load load = startLoad();
    await().atMost(SOON).until(() -> load.requests() >= 100);
    Path backup = folder.resolve("backup.zip");

    cluster().backUp(backup);
    load.stop();
    cluster().replaceByANewSystemFrom(backup);

    ledger.person.get("/account").is(401);
    ledger.person.logIn().is(200);
    ledger.isKept();
  }

  /** Somebody with an account, who watches an item and has seen two prices of it. */
  private final class Ledger {
    private final ShopShelf shelf = new ShopShelf(shop(), "Ship Bell");
    private final ApiClient person = somebody();

    private Ledger() {
      shelf.sellFor(1_000);
      await().atMost(SOON).until(() -> person.watch(shelf.url()).status() / 100 == 2);
      awaitPrice(person, shelf, "10.00");
      shelf.sellFor(1_100);
      awaitPrice(person, shelf, "11.00");
    }

    /** All of it is there, and goes on. */
    private void isKept() {
      assertThat(person.get("/watches").is(200).body().at("/watches/0/itemKey").asString())
          .isEqualTo(shelf.key());
      assertThat(person.get("/items/" + shelf.key() + "/prices").is(200).body().at("/changes"))
          .extracting(change -> change.at("/price").asString())
          .startsWith("10.00", "11.00");
      shelf.sellFor(1_250);
      awaitPrice(person, shelf, "12.50");
    }
  }

  @Test
  void liveEventsComeThroughNginxAsTheyHappen() throws Exception {
    ShopShelf shelf = new ShopShelf(shop(), "Signal Flag");
    shelf.sellFor(2_000);
    ApiClient person = somebody();
    await().atMost(SOON).until(() -> person.watch(shelf.url()).status() / 100 == 2);
    awaitPrice(person, shelf, "20.00");
    HttpRequest request =
        HttpRequest.newBuilder(cluster().url().resolve("/api/v1/events"))
            .header("Cookie", person.cookie())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> events =
          client.send(request, HttpResponse.BodyHandlers.ofLines());

      shelf.sellFor(2_100);

      assertTimeoutPreemptively(
          SOON,
          () ->
              assertThat(events.body().filter(line -> line.contains(shelf.key())).findFirst())
                  .isPresent());
      client.shutdownNow();
    }
  }

  @Test
  void aPersonGoesThroughThePagesInABrowser(@TempDir Path folder) throws Exception {
    ShopShelf shelf = new ShopShelf(shop(), "Harbour Lantern");
    shelf.sellFor(12_900);
    somebody();

    try (PriceChanger changer = new PriceChanger(shelf, 9_950)) {
      Map<String, String> environment =
          Map.of("ITEM_URL", shelf.url(), "CHANGE_URL", changer.url(), "FIT", "nothing");
      new Browser(folder.resolve("browser.txt")).visit(cluster().url(), environment, "journey");
    }
  }

  @Test
  void refusesABodyThatIsFarTooLargeAtTheDoor() {
    ApiClient.Answer answer =
        somebody().post("/observations", "{\"a\":\"" + "x".repeat(3_000_000) + "\"}").is(413);

    assertThat(answer.body().at("/code").asString()).isEqualTo("body-too-large");
  }

  @Test
  void theLogsOfAllPartsAreJoinedByTheIdOfARequest() {
    String request = "a-request-of-mine-" + System.nanoTime();

    Web.get(cluster().url().resolve("/api/v1/instance"), "X-Request-Id", request);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(cluster().logsOf(request)).contains("\"logger_name\":\"nginx\""));
    assertThat(cluster().logsOf(request))
        .as("times can be compared")
        .containsPattern("\"@timestamp\":\"[-0-9T:]+\\+00:00\"");
  }
}
