package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.marketplace.wire.HttpFailure;
import dev.tidemark.marketplace.wire.ShopClient;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connector against a shop that behaves in every way that shops have. */
class ShopeeWebConnectorIT {
  private static final String GET_PC = "/api/v4/pdp/get_pc";
  private static final String V4 = "/api/v4/item/get";
  private static final String V2 = "/api/v2/item/get";
  private static final ItemKey MUG = ItemKey.parse("sg.1001.20000000002").orElseThrow();

  private final RecordedShop shop = RecordedShop.start();
  private final ManualTime time = new ManualTime();
  private final ShopeeWebConnector connector = connector(null);

  @AfterEach
  void close() {
    connector.close();
    shop.close();
  }

  @Test
  void asksEveryLiveRegionAndNoOther() {
    assertThat(connector.source()).isEqualTo(Source.WEB);
    assertThat(connector.regions()).containsExactlyInAnyOrderElementsOf(Region.live());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> connector.check(ItemKey.parse("demo.1.2").orElseThrow()))
        .withMessageContaining("demo");
  }

  @Test
  void asksNobodyUnlessItIsSwitchedOn() {
    try (ShopeeWebConnector off =
        new ShopeeWebConnector(ShopeeWebConfig.off("1"), time, new Random(1))) {
      assertThat(off.regions()).isEmpty();
    }
  }

  @Test
  void saysHonestlyWhoItIs() {
    answer(GET_PC, "get-pc-two-variations.json");

    connector.check(MUG);

    RecordedShop.Request request = shop.requests().getFirst();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.uri())
        .hasToString(
            GET_PC + "?item_id=20000000002&shop_id=1001&tz_offset_minutes=480&detail_level=0");
    assertThat(request.headers())
        .containsEntry("user-agent", "Tidemark/1.2.3")
        .containsEntry("accept", "application/json")
        .containsOnlyKeys("host", "user-agent", "accept", "accept-encoding");
  }

  @Test
  void addsTheOperatorsHeaders(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("headers"), "# mine\nCookie: a=b; c=d\n\nuser-agent: My browser\n");
    answer(GET_PC, "get-pc-two-variations.json");

    try (ShopeeWebConnector mine = connector(file)) {
      mine.check(MUG);
    }

    assertThat(shop.requests().getFirst().headers())
        .containsEntry("cookie", "a=b; c=d")
        .containsEntry("user-agent", "My browser");
  }

  @Test
  void triesTheNewestEndpointFirstAndRemembersTheOneThatWorks() {
    answer(V2, "v2-flash-ladder.json");

    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);

    assertThat(paths()).containsExactly(GET_PC, V4, V2, V2);
  }

  @Test
  void movesOnWhenTheEndpointIsRetired() {
    answer(GET_PC, "get-pc-two-variations.json");
    connector.check(MUG);
    answer(GET_PC, "retired.json");
    answer(V4, "v4-flash-without-models.json");

    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);

    assertThat(paths()).containsExactly(GET_PC, GET_PC, V4, V4);
  }

  @Test
  void startsAgainWithTheNewestWhenTheOldestIsRetired() {
    answer(V2, "v2-flash-ladder.json");
    connector.check(MUG);
    answer(V2, "retired.json");
    answer(GET_PC, "get-pc-two-variations.json");

    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);

    assertThat(paths()).containsExactly(GET_PC, V4, V2, V2, GET_PC);
  }

  @Test
  void saysSoWhenNoEndpointKnowsTheItem() {
    assertThat(connector.check(MUG)).isEqualTo(new PriceCheck.Retired());
    assertThat(paths()).containsExactly(GET_PC, V4, V2);
    assertThat(connector.state(Region.SG).condition()).isEqualTo(Condition.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "embedded-prices-withheld.json, withheld",
    "v2-invented.json, refused unknown-status image-hash granularity",
    "search-result.json, refused not-an-item",
    "blocked-numbered.json, blocked captcha",
    "page.html, unreachable not-json"
  })
  void asksNoOtherEndpointWhenOneHasAnswered(String name, String expected) {
    answer(GET_PC, name);

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo(expected);
    assertThat(paths()).containsExactly(GET_PC);
  }

  @Test
  void believesThatAnItemIsGoneOnlyWhenEveryEndpointSaysSo() {
    answer(GET_PC, "get-pc-nothing-inside.json");
    answer(V4, "v4-no-such-item.json");

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("gone");
    assertThat(paths()).containsExactly(GET_PC, V4, V2);

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("gone");
    assertThat(paths()).hasSize(4).endsWith(GET_PC);
  }

  @Test
  void findsAnItemThatOnlyAnotherEndpointKnows() {
    answer(GET_PC, "get-pc-nothing-inside.json");
    answer(V4, "v4-flash-without-models.json");

    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);

    assertThat(paths()).containsExactly(GET_PC, V4, V4);
  }

  @Test
  void takesAnEndpointAtItsWordAboutAnItemThatItOnceDescribed() {
    answer(GET_PC, "get-pc-two-variations.json");
    connector.check(MUG);
    answer(GET_PC, "get-pc-nothing-inside.json");

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("gone");
    assertThat(paths()).containsExactly(GET_PC, GET_PC);
  }

  @Test
  void doesNotCallAnItemGoneWhenItIsTurnedAwayMeanwhile() {
    answer(GET_PC, "get-pc-nothing-inside.json");
    answer(V4, "blocked-plain.json");

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("blocked captcha");
  }

  @ParameterizedTest
  @CsvSource({
    "401, unreadable, blocked forbidden",
    "403, unreadable, blocked forbidden",
    "403, blocked-plain.json, blocked captcha",
    "403, page.html, blocked forbidden",
    "418, blocked-reported.json, blocked captcha",
    "429, unreadable, blocked too-many-requests",
    "500, unreadable, unreachable server-error",
    "502, page.html, unreachable server-error",
    "503, get-pc-two-variations.json, unreachable server-error",
    "204, unreadable, unreachable unexpected-status",
    "301, unreadable, unreachable unexpected-status",
    "400, unreadable, unreachable unexpected-status"
  })
  void readsTheStatusFirst(int status, String name, String expected) {
    byte[] body = name.equals("unreadable") ? new byte[0] : AnswerText.resource(name);
    shop.answer(GET_PC, Reply.of(status, body));

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo(expected);
  }

  @Test
  void followsNoRedirect() {
    shop.answer(GET_PC, Reply.of(302, "").withHeader("Location", shop.baseUrl() + V4));
    answer(V4, "v4-flash-without-models.json");

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("unreachable unexpected-status");
    assertThat(paths()).containsExactly(GET_PC);
  }

  @Test
  void knowsTheWayToACaptcha() {
    shop.answer(
        GET_PC, Reply.of(302, "").withHeader("Location", "https://shopee.sg/verify/captcha?a=b"));

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("blocked captcha");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90 | 90",
        "Sun, 01 Mar 2026 00:05:00 GMT | 300",
        "86400 | 3600",
        "99999999999999999999 | 3600",
        "Mon, 02 Mar 2026 00:00:00 GMT | 3600"
      })
  void makesNoRequestBeforeTheTimeThatTheShopNamed(String header, long seconds) {
    shop.answer(GET_PC, Reply.of(429, "").withHeader("Retry-After", header));

    PriceCheck check = connector.check(MUG);
    assertThat(((PriceCheck.Blocked) check).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(connector.state(Region.SG).condition()).isEqualTo(Condition.BLOCKED);

    answer(GET_PC, "get-pc-two-variations.json");
    time.pass(Duration.ofSeconds(seconds).minusMillis(1));
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Postponed.class);
    assertThat(shop.requests()).hasSize(1);

    time.pass(Duration.ofMillis(1));
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);
    assertThat(connector.state(Region.SG).condition()).isEqualTo(Condition.OK);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "''", "1.5"})
  void choosesThePauseItselfWhenTheShopNamesNone(String header) {
    shop.answer(GET_PC, Reply.of(429, "").withHeader("Retry-After", header));

    PriceCheck check = connector.check(MUG);

    assertThat(((PriceCheck.Blocked) check).retryAfter())
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Test
  void unpacksAndRefusesABomb() {
    shop.answer(GET_PC, reply("get-pc-two-variations.json").gzipped());
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);

    shop.answer(GET_PC, reply("get-pc-two-variations.json").padded(100_000_000).gzipped());
    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("unreachable too-large");

    shop.answer(GET_PC, reply("page.html").withHeader("Content-Encoding", "gzip"));
    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("unreachable not-json");
  }

  @Test
  void takesInNoMoreThanFourMebibytes() {
    shop.answer(GET_PC, reply("get-pc-two-variations.json").padded(4_000_000));
    assertThat(connector.check(MUG)).isInstanceOf(PriceCheck.Answered.class);

    shop.answer(GET_PC, reply("get-pc-two-variations.json").padded(4 << 20));
    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("unreachable too-large");
  }

  @Test
  void makesNoPriceOfHalfAnAnswer() {
    shop.answer(GET_PC, reply("get-pc-two-variations.json").truncated());

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("unreachable no-connection");
  }

  @Test
  void saysSoWhenNobodyListens() {
    shop.close();

    assertThat(AnswerText.of(connector.check(MUG))).isEqualTo("unreachable no-connection");
    connector.check(MUG);
    connector.check(MUG);
    assertThat(connector.state(Region.SG).condition()).isEqualTo(Condition.UNREACHABLE);
    assertThat(connector.state(Region.SG).detail()).contains("does not answer: no-connection");
  }

  @Test
  void doesNotWaitForAShopThatStalls() {
    shop.answer(GET_PC, reply("get-pc-two-variations.json").after(Duration.ofMinutes(1)));

    try (ShopClient client = new ShopClient(Map.of(), Duration.ofMillis(300))) {
      URI address = URI.create(shop.baseUrl() + GET_PC);
      assertThat(
              Assertions.catchThrowableOfType(HttpFailure.class, () -> client.get(address))
                  .reason())
          .isEqualTo(PriceCheck.UnreachableReason.TIMEOUT);
    }
  }

  @Test
  void sharesOneHostsPatienceAmongItsRegions() {
    shop.answer(GET_PC, Reply.of(403, ""));

    connector.check(MUG);

    assertThat(connector.check(ItemKey.parse("vn.1.2").orElseThrow()))
        .isInstanceOf(PriceCheck.Postponed.class);
    assertThat(shop.requests()).hasSize(1);
  }

  @Test
  void refusesHeadersThatAreNotTheOperatorsToChoose(@TempDir Path folder) throws IOException {
    for (String line :
        List.of(
            "no header", "Host: evil.example", "X: \u00e9", "A b: c", ":path: /", "X: a\u0007")) {
      Path file = Files.writeString(folder.resolve("headers"), "X-Fine: 1\n" + line + "\n");

      assertThatIllegalArgumentException()
          .as(line)
          .isThrownBy(() -> connector(file).close())
          .withMessageContaining("line 2 of the headers file");
    }
  }

  @Test
  void neverShowsAHeadersValueInAMessage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("headers"), "Cookie secret=1\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> connector(file).close())
        .withMessageNotContaining("secret");
  }

  private ShopeeWebConnector connector(@Nullable Path headersFile) {
    ShopeeWebConfig config =
        new ShopeeWebConfig(
            true,
            Map.of(Region.SG, shop.baseUrl(), Region.VN, URI.create(shop.baseUrl() + "/")),
            headersFile == null ? HeadersFiles.NONE : HeadersFiles.unnamed(headersFile),
            100,
            "1.2.3");
    return new ShopeeWebConnector(config, time, new Random(1));
  }

  private List<String> paths() {
    return shop.requests().stream().map(request -> request.uri().getPath()).toList();
  }

  private void answer(String path, String name) {
    shop.answer(path, reply(name));
  }

  private static Reply reply(String name) {
    return Reply.of(200, new String(AnswerText.resource(name), StandardCharsets.UTF_8));
  }
}
