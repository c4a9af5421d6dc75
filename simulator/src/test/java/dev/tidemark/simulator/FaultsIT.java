package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.protocol.Price;
import dev.tidemark.simulator.world.DemoItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FaultsIT {
  private static final long BLOCKED = 90_309_999;

  private final Visitor visitor = Visitor.at(Visitor.START);
  private final DemoItem item = visitor.shop().world().item(1);
  private final String v4 =
      "/api/v4/item/get?itemid=" + item.id() + "&shopid=" + item.seller().id();
  private final String pc =
      "/api/v4/pdp/get_pc?item_id=" + item.id() + "&shop_id=" + item.seller().id();

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "captcha-plain, 200, tracking_id",
    "captcha-report, 200, report_extra_info",
    "captcha-numeric, 200, 3",
    "captcha-plain-403, 403, tracking_id",
    "captcha-report-403, 403, report_extra_info",
    "captcha-numeric-403, 403, 3"
  })
  void blocksInEveryRecordedShape(String kind, int status, String mark) {
    HttpResponse<String> answer = visitor.get(v4 + "&demo_fault=" + kind);
    JsonNode tree = visitor.json(v4 + "&demo_fault=" + kind);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(tree.path("error").asLong()).isEqualTo(BLOCKED);
    assertThat(tree.has(mark)).isTrue();
    assertThat(tree.has("data")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "forbidden, 403",
    "server-error, 500",
    "unavailable, 503",
    "retired, 404",
    "html, 200"
  })
  void answersWithAPageWhereJsonIsDue(String kind, int status) {
    HttpResponse<String> answer = visitor.get(v4 + "&demo_fault=" + kind);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("<!doctype html>");
  }

  @Test
  void asksToComeBackLater() {
    HttpResponse<String> seconds = visitor.get(v4 + "&demo_fault=too-many-requests:90");
    HttpResponse<String> date = visitor.get(v4 + "&demo_fault=too-many-requests-date:90");

    assertThat(seconds.statusCode()).isEqualTo(429);
    assertThat(seconds.headers().firstValue("Retry-After")).contains("90");
    assertThat(date.headers().firstValue("Retry-After")).contains("Sun, 1 Mar 2026 10:01:30 GMT");
  }

  @Test
  void sendsPeopleToTheCaptcha() {
    HttpResponse<String> answer = visitor.get(v4 + "&demo_fault=redirect-captcha");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith("/verify/captcha?anti_bot_tracking_id=");
  }

  @Test
  void retiresInItsOwnWords() {
    assertThat(visitor.json(v4 + "&demo_fault=deprecated").path("error").asInt()).isEqualTo(10_005);
  }

  @Test
  void forgetsAnItem() {
    assertThat(visitor.json(v4 + "&demo_fault=deleted").get("data").isNull()).isTrue();
    assertThat(visitor.json(v4 + "&demo_fault=deleted-4").path("error").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"price-zero, 0", "price-negative, -4990000", "price-huge, 9223372036854775808"})
  void tellsImpossiblePrices(String kind, String price) {
    JsonNode old = visitor.json(v4 + "&demo_fault=" + kind).path("data");
    JsonNode page = visitor.json(pc + "&demo_fault=" + kind).at("/data/item");

    assertThat(old.path("price").asString()).isEqualTo(price);
    assertThat(old.at("/models/0/price").asString()).isEqualTo(price);
    assertThat(page.path("price").asString()).isEqualTo(price);
  }

  @Test
  void withholdsPrices() {
    JsonNode data = visitor.json(v4 + "&demo_fault=price-null").path("data");

    assertThat(data.get("price").isNull()).isTrue();
    assertThat(data.at("/models/0").get("price").isNull()).isTrue();
  }

  @Test
  void inventsPricesAnewForEveryPoll() {
    long truth = visitor.json(v4).at("/data/price").asLong();
    List<Long> invented = new ArrayList<>();
    for (int poll = 0; poll < 30; poll++) {
      JsonNode data = visitor.json(v4 + "&demo_fault=poisoned").path("data");
      long price = data.path("price").asLong();
      assertThat((double) price / truth).isBetween(1.09, 1.81);
      assertThat(new Price(price).fits(2)).isFalse();
      assertThat(data.path("image").asString()).hasSizeLessThan(28);
      assertThat(data.path("itemid").asLong()).isEqualTo(item.id().value());
      invented.add(price);
    }
    assertThat(invented).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheDiscountWhenItInvents() {
    String discounted =
        visitor.shop().world().showcase(30).stream()
            .filter(each -> visitor.shop().world().truth(each, visitor.now()).listPrice() != null)
            .map(each -> "/api/v4/item/get?itemid=" + each.id() + "&shopid=" + each.seller().id())
            .findFirst()
            .orElseThrow();
    JsonNode truth = visitor.json(discounted).path("data");
    JsonNode invented = visitor.json(discounted + "&demo_fault=poisoned").path("data");

    double before = truth.path("price_before_discount").asDouble() / truth.path("price").asDouble();
    double after =
        invented.path("price_before_discount").asDouble() / invented.path("price").asDouble();
    assertThat(after).isBetween(before - 0.001, before + 0.001);
  }

  @Test
  void inventsPricesThatLookGenuine() {
    JsonNode truth = visitor.json(v4).path("data");
    JsonNode data = visitor.json(v4 + "&demo_fault=poisoned-round").path("data");

    assertThat(data.path("price").asLong()).isGreaterThan(truth.path("price").asLong());
    assertThat(new Price(data.path("price").asLong()).fits(2)).isTrue();
    data.path("models")
        .forEach(model -> assertThat(new Price(model.path("price").asLong()).fits(2)).isTrue());
    assertThat(data.path("image")).isEqualTo(truth.path("image"));
  }

  @Test
  void changesTheSchema() {
    JsonNode renamed = visitor.json(v4 + "&demo_fault=schema-renamed").path("data");
    assertThat(renamed.has("price")).isFalse();
    assertThat(renamed.has("price_v2")).isTrue();

    JsonNode types = visitor.json(v4 + "&demo_fault=schema-types").path("data");
    assertThat(types.path("price").isObject()).isTrue();
    assertThat(types.path("models").isString()).isTrue();

    JsonNode strings = visitor.json(v4 + "&demo_fault=schema-strings").path("data");
    assertThat(strings.path("price").isString()).isTrue();
  }

  @Test
  void speaksOfSomethingElse() {
    assertThat(visitor.json(v4 + "&demo_fault=wrong-item").at("/data/itemid").asLong())
        .isNotEqualTo(item.id().value());
    assertThat(visitor.json(v4 + "&demo_fault=wrong-currency").at("/data/currency").asString())
        .isEqualTo("USD");
    assertThat(visitor.json(v4 + "&demo_fault=unknown-status").at("/data/item_status").asString())
        .isEqualTo("n");
    assertThat(visitor.json(v4 + "&demo_fault=banned").at("/data/item_status").asString())
        .isEqualTo("banned");
  }

  @Test
  void breaksOffInTheMiddle() {
    assertThatThrownBy(() -> visitor.get(v4 + "&demo_fault=truncated"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stall:1", "stall-body:1"})
  void waits(String fault) {
    long before = System.nanoTime();
    HttpResponse<String> answer = visitor.get(v4 + "&demo_fault=" + fault);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
    assertThat(answer.body()).isEqualTo(visitor.get(v4).body());
  }

  @Test
  void unpacksToAQuarterOfAGigabyte() throws IOException {
    HttpResponse<InputStream> answer =
        visitor.send(
            visitor.request(v4 + "&demo_fault=gzip-bomb"),
            HttpResponse.BodyHandlers.ofInputStream());

    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    long length = 0;
    try (InputStream unpacked = new GZIPInputStream(answer.body())) {
      byte[] buffer = new byte[1 << 16];
      for (int count = unpacked.read(buffer); count >= 0; count = unpacked.read(buffer)) {
        length += count;
      }
    }
    assertThat(length).isGreaterThan(1L << 28);
  }

  @Test
  void takesTheFaultFromAHeaderAsWell() {
    assertThat(visitor.send(visitor.request(v4).header("X-Demo-Fault", "forbidden")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void saysWhichFaultsThereAre() {
    HttpResponse<String> answer = visitor.get(v4 + "&demo_fault=nonsense");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("nonsense").contains("captcha-plain");
  }

  @Test
  void turnsHostileHalfWayAndBack() {
    assertThat(visitor.get(v4).statusCode()).isEqualTo(200);
    visitor.send("POST", "/demo/faults", "{\"kind\":\"forbidden\"}");
    assertThat(visitor.get(v4).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/").statusCode()).isNotEqualTo(403);
    visitor.send("DELETE", "/demo/faults", "");
    assertThat(visitor.get(v4).statusCode()).isEqualTo(200);
  }

  @Test
  void meetsEveryOtherRequestOnHalfAShare() {
    visitor.send("PUT", "/demo/faults", "[{\"kind\":\"forbidden\",\"share\":0.5}]");

    List<Integer> statuses = new ArrayList<>();
    for (int request = 0; request < 6; request++) {
      statuses.add(visitor.get(v4).statusCode());
    }
    assertThat(statuses).containsExactly(200, 403, 200, 403, 200, 403);
  }

  @Test
  void meetsOnlyTheItemsPathsTimesAndCountsOfItsRule() {
    visitor.send(
        "POST",
        "/demo/faults",
        "{\"kind\":\"forbidden\",\"items\":[\"%s\"],\"path\":\"/api/v4/item\",\"count\":1,\"from\":\"%s\"}"
            .formatted(item.id(), visitor.now().plusSeconds(10)));

    assertThat(visitor.get(v4).statusCode()).isEqualTo(200);
    visitor.comesBackAt(visitor.now().plusSeconds(10));
    assertThat(visitor.get(pc).statusCode()).isEqualTo(200);
    DemoItem other = visitor.shop().world().item(2);
    assertThat(
            visitor
                .get("/api/v4/item/get?itemid=" + other.id() + "&shopid=" + other.seller().id())
                .statusCode())
        .isEqualTo(200);
    assertThat(visitor.get(v4).statusCode()).isEqualTo(403);
    assertThat(visitor.get(v4).statusCode()).isEqualTo(200);
    assertThat(visitor.json("/demo/faults").at("/faults/0/met").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"nonsense\"}",
        "{\"kind\":\"html\",\"share\":2}",
        "{\"kind\":\"html\",\"from\":\"now\"}",
        "{\"kind\":\"html\",\"why\":\"because\"}",
        "nonsense"
      })
  void refusesRulesThatMakeNoSense(String rule) {
    assertThat(visitor.send("POST", "/demo/faults", rule).statusCode()).isEqualTo(400);
    assertThat(visitor.shop().faults().list()).isEmpty();
  }

  @Test
  void countsWhatItIsAsked() {
    visitor.get(v4);
    visitor.get(v4);
    visitor.comesBackAt(visitor.now().plusSeconds(3));
    visitor.get(pc);

    JsonNode requests = visitor.json("/demo/requests");
    assertThat(requests.path("total").asInt()).isEqualTo(3);
    assertThat(requests.path("byPath").path("/api/v4/item/get").asInt()).isEqualTo(2);
    assertThat(requests.path("seconds")).hasSize(2);
    assertThat(requests.at("/seconds/0/count").asInt()).isEqualTo(2);
    assertThat(Objects.requireNonNull(requests.at("/seconds/1/second").asString()))
        .isEqualTo("2026-03-01T10:00:03Z");
    visitor.send("DELETE", "/demo/requests", "");
    assertThat(visitor.json("/demo/requests").path("total").asInt()).isZero();
  }
}
