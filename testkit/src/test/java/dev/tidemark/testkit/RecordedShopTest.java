package dev.tidemark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RecordedShopTest {
  private static final String PATH = "/api/v4/item/get";

  private final RecordedShop shop = RecordedShop.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?itemid=2&shopid=1", "?shop_id=1&item_id=2", "?x=&shopid=1&item_id=2"})
  void knowsAnItemByEitherSpellingOfItsIds(String query) throws Exception {
    shop.answer(PATH, 1, 2, 200, "{}");

    assertThat(get(PATH + query).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PATH,
        PATH + "?itemid=2",
        PATH + "?itemid=1&shopid=2",
        PATH + "?itemid=two&shopid=1",
        "/api/v2/item/get?itemid=2&shopid=1"
      })
  void knowsNothingElse(String uri) throws Exception {
    shop.answer(PATH, 1, 2, 200, "{}");

    assertThat(get(uri).statusCode()).isEqualTo(404);
  }

  @Test
  void changesAndForgetsAnswersWhileItRuns() throws Exception {
    shop.answer(PATH, 1, 2, 200, "old");
    shop.answer(PATH, 1, 2, 403, "new");

    HttpResponse<String> changed = get(PATH + "?itemid=2&shopid=1");
    shop.forget(PATH, 1, 2);
    HttpResponse<String> forgotten = get(PATH + "?itemid=2&shopid=1");

    assertThat(changed.statusCode()).isEqualTo(403);
    assertThat(changed.body()).isEqualTo("new");
    assertThat(forgotten.statusCode()).isEqualTo(404);
  }

  @Test
  void answersAWholePathWhereNoItemIsKnown() throws Exception {
    shop.answer(PATH, Reply.of(429, "").withHeader("Retry-After", "7"));
    shop.answer(PATH, 1, 2, 200, "{}");

    HttpResponse<String> other = get(PATH + "?itemid=3&shopid=1");

    assertThat(other.statusCode()).isEqualTo(429);
    assertThat(other.headers().firstValue("Retry-After")).contains("7");
    assertThat(get(PATH + "?itemid=2&shopid=1").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheRequestsWithTheirHeadersAndTime() throws Exception {
    Instant before = Instant.now();
    client.send(
        HttpRequest.newBuilder(uri(PATH + "?name=a%26b"))
            .header("Referer", "https://shopee.sg/")
            .build(),
        HttpResponse.BodyHandlers.discarding());

    List<RecordedShop.Request> requests = shop.requests();

    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst().method()).isEqualTo("GET");
    assertThat(requests.getFirst().parameters()).containsEntry("name", "a&b");
    assertThat(requests.getFirst().header("REFERER")).contains("https://shopee.sg/");
    assertThat(requests.getFirst().at()).isBetween(before, Instant.now());
  }

  @Test
  void canBreakOffInTheMiddle() {
    shop.answer(PATH, Reply.of(200, "{\"price\":1290000}").truncated());

    assertThatThrownBy(() -> get(PATH)).isInstanceOf(IOException.class);
  }

  @Test
  void canKeepAClientWaitingAndStillBeClosed() {
    shop.answer(PATH, Reply.of(200, "{}").after(Duration.ofHours(1)));

    assertThatThrownBy(() ->
            client.send(
                HttpRequest.newBuilder(uri(PATH)).timeout(Duration.ofMillis(100)).build(),
                HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void canCompress() throws Exception {
    shop.answer(PATH, Reply.of(200, "{\"name\":\"ชา\"}").gzipped());

    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(uri(PATH)).build(), HttpResponse.BodyHandlers.ofByteArray());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"name\":\"ชา\"}");
    }
  }

  @Test
  void canSendMoreThanAnybodyWants() throws Exception {
    shop.answer(PATH, Reply.of(200, "{}").padded(20_000_000));

    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(uri(PATH)).build(), HttpResponse.BodyHandlers.ofByteArray());

    assertThat(response.body()).hasSize(20_000_002);
  }

  private HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(pathAndQuery)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String pathAndQuery) {
    return URI.create(shop.baseUrl() + pathAndQuery);
  }
}
