package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes back over HTTP, it ends in a word and never in a price. */
class HostileAffiliateAnswersIT {
  private static final ItemKey KETTLE = ItemKey.parse("br.77.20000000002").orElseThrow();
  private static final String PATH = "/graphql";
  private static final String GOOD =
      "{\"data\":{\"productOfferV2\":{\"nodes\":["
          + LocalAffiliateApi.offer(KETTLE, "A kettle", "110.67")
          + "]}}}";

  @AutoClose private final RecordedShop shop = RecordedShop.start();
  private final ManualTime time = new ManualTime();

  @AutoClose
  private final ShopeeAffiliateConnector connector =
      new ShopeeAffiliateConnector(
          new ShopeeAffiliateConfig(Map.of(Region.BR, account()), "1"), time, new Random(1));

  record Hostile(Reply reply, PriceCheck expected) {}

  static Stream<Hostile> answers() {
    return Stream.of(
        unreachable(Reply.of(200, "<html></html>"), UnreachableReason.NOT_JSON),
        unreachable(Reply.of(200, GOOD.substring(0, 80)), UnreachableReason.NOT_JSON),
        unreachable(Reply.of(200, GOOD).truncated(), UnreachableReason.NO_CONNECTION),
        unreachable(Reply.of(200, GOOD).padded(5 << 20), UnreachableReason.TOO_LARGE),
        unreachable(Reply.of(200, GOOD).padded(200 << 20).gzipped(), UnreachableReason.TOO_LARGE),
        unreachable(
            Reply.of(200, GOOD).withHeader("Content-Encoding", "gzip"), UnreachableReason.NOT_JSON),
        unreachable(Reply.of(500, "oops"), UnreachableReason.SERVER_ERROR),
        unreachable(Reply.of(404, "{}"), UnreachableReason.UNEXPECTED_STATUS),
        unreachable(
            Reply.of(302, "").withHeader("Location", "http://127.0.0.1:1/"),
            UnreachableReason.UNEXPECTED_STATUS));
  }

  private static Hostile unreachable(Reply reply, UnreachableReason reason) {
    return new Hostile(reply, new PriceCheck.Unreachable(reason, null));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void endInAWord(Hostile hostile) {
    shop.answer(PATH, hostile.reply());

    assertThat(connector.check(KETTLE)).isEqualTo(hostile.expected());
    assertThat(shop.requests()).hasSize(1);
  }

  @Test
  void takesAPackedAnswer() {
    shop.answer(PATH, Reply.of(200, GOOD).gzipped());

    assertThat(connector.check(KETTLE)).isInstanceOf(PriceCheck.Answered.class);
  }

  @Test
  void staysAwayAsLongAsItIsTold() {
    shop.answer(PATH, Reply.of(429, "").withHeader("Retry-After", "90"));

    assertThat(connector.check(KETTLE)).isInstanceOf(PriceCheck.Blocked.class);
    time.pass(Duration.ofSeconds(89));
    connector.check(KETTLE);
    assertThat(shop.requests()).hasSize(1);
    time.pass(Duration.ofSeconds(1));
    connector.check(KETTLE);

    assertThat(shop.requests()).hasSize(2);
  }

  @Test
  void saysHonestlyWhoItIs() {
    shop.answer(PATH, Reply.of(200, GOOD));

    connector.check(KETTLE);

    RecordedShop.Request request = shop.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("user-agent")).contains("Tidemark/1");
    assertThat(request.header("content-type")).contains("application/json");
    assertThat(request.header("authorization").orElseThrow())
        .startsWith("SHA256 Credential=123, Timestamp=1772323200, Signature=")
        .doesNotContain("hidden");
  }

  private AffiliateAccount account() {
    return new AffiliateAccount("123", "hidden", URI.create(shop.baseUrl() + PATH));
  }
}
