package dev.tidemark.marketplace.shortlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.marketplace.link.PastedLink.Kind;
import dev.tidemark.marketplace.link.PastedLink.NotAnItem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.outbound.PublicAddress;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short links as Shopee and the demo shop make them. */
class ShortLinksIT {
  private final TlsHost shopee;

  ShortLinksIT() throws IOException {
    shopee = TlsHost.start();
  }

  @AfterEach
  void close() throws IOException {
    shopee.close();
  }

  @Test
  void endAtTheFirstAddressThatNamesAnItem() {
    shopee.redirect("/abc", "https://vn.shp.ee/def");
    shopee.redirect("/def", "https://shope.ee/ghi");
    shopee.redirect("/ghi", "https://shopee.sg/Blue-mug-i.11.22?model_id=33&utm_source=x");

    Destination destination = follow("https://s.shopee.sg/abc");

    assertThat(destination).isEqualTo(item("sg.11.22", new ModelId(33)));
    assertThat(shopee.requests()).hasSize(3);
  }

  @Test
  void tellNobodyWhoAsks() {
    shopee.redirect("/abc", "https://shopee.sg/product/11/22");

    follow("https://s.shopee.sg/abc");

    assertThat(shopee.requests())
        .containsExactly(
            """
            GET /abc HTTP/1.1
            Host: s.shopee.sg
            User-Agent: Tidemark/1
            Accept: text/html
            Accept-Encoding: identity
            Connection: close
            """);
    assertThat(shopee.serverNames()).containsExactly("type=host_name (0), value=s.shopee.sg");
  }

  @ParameterizedTest
  @CsvSource({
    "https://shopee.sg/opaanlp/11/22?x=1",
    "https://shopee.sg/universal-link/product/11/22",
    "https://shopee.sg/anyname/1111/2222",
    "/product/11/22",
    "//shopee.sg/product/11/22",
    "https://s.shopee.sg/an_redir?origin_link=https%3A%2F%2Fshopee.sg%2Fproduct%2F11%2F22"
  })
  void readEveryFormOfAnItemsAddress(String location) {
    shopee.redirect("/abc", location);

    assertThat(follow("https://s.shopee.sg/abc")).isInstanceOf(Destination.ToItem.class);
    assertThat(shopee.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link rel=\"canonical\" href=\"https://shopee.sg/x-i.11.22\">",
        "<meta property='og:url' content='https://shopee.sg/product/11/22?a=1&amp;b=2'/>"
      })
  void readTheAddressThatAPageGivesAsItsOwn(String tag) {
    shopee.answer("/abc", "HTTP/1.1 200 OK\r\n\r\n<html><head>" + tag + "</head>");

    assertThat(follow("https://s.shopee.sg/abc")).isEqualTo(item("sg.11.22", null));
  }

  @Test
  void areNotReadBeyondTheBeginningOfAPage() {
    shopee.answer(
        "/abc",
        "HTTP/1.1 200 OK\r\n\r\n"
            + " ".repeat(70_000)
            + "<link rel=\"canonical\" href=\"https://shopee.sg/x-i.11.22\">");

    assertThat(follow("https://s.shopee.sg/abc")).isInstanceOf(Destination.Elsewhere.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shopee.sg/shop/77, SHOP",
    "https://shopee.sg/m/payday, CAMPAIGN",
    "https://shopee.sg/, HOME"
  })
  void sayWhatElseTheyLeadTo(String location, Kind kind) {
    shopee.redirect("/abc", location);

    assertThat(follow("https://s.shopee.sg/abc"))
        .isEqualTo(new Destination.Elsewhere(new NotAnItem(kind, Region.SG)));
    assertThat(shopee.requests()).hasSize(1);
  }

  @Test
  void sayWhichOtherSiteTheyLeadTo() {
    shopee.redirect("/abc", "https://shop.example/product/1/2");

    assertThat(follow("https://s.shopee.sg/abc"))
        .isEqualTo(new Destination.Elsewhere(new PastedLink.OtherSite("shop.example")));
  }

  @Test
  void sayThatTheirRegionIsClosed() {
    shopee.redirect("/abc", "https://shopee.pl/product/1/2");

    assertThat(follow("https://s.shopee.sg/abc"))
        .isEqualTo(new Destination.Elsewhere(new PastedLink.RegionClosed(Region.PL)));
  }

  @Test
  void areDeadWhenTheShopDoesNotKnowThem() {
    assertThat(follow("https://s.shopee.sg/unknown")).isEqualTo(new Destination.Dead());
  }

  @Test
  void endInCircles() {
    shopee.redirect("/abc", "https://shope.ee/def");
    shopee.redirect("/def", "https://s.shopee.sg/abc");

    assertThat(follow("https://s.shopee.sg/abc")).isEqualTo(new Destination.Endless());
    assertThat(shopee.requests()).hasSize(2);
  }

  @Test
  void endAfterFiveHops() {
    for (int hop = 0; hop < 9; hop++) {
      shopee.redirect("/h" + hop, "/h" + (hop + 1));
    }

    assertThat(follow("https://s.shopee.sg/h0")).isEqualTo(new Destination.Endless());
    assertThat(shopee.requests()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 500 Oops\r\n\r\n",
        "HTTP/1.1 503 Busy\r\n\r\n",
        "HTTP/1.1 429 Slow\r\n\r\n",
        "HTTP/1.1 403 No\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: https://shopee.sg/verify/captcha?x\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: https://a.example/\r\nLocation: https://b.example/\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: https://shopee.sg/product/1/2",
        "HTTP/2 200\r\n\r\n",
        "\u0000\u0001\u0002\n\n",
        ""
      })
  void areUnknownWhileTheirHostIsInTrouble(String reply) {
    shopee.answer("/abc", reply);

    assertThat(follow("https://s.shopee.sg/abc")).isInstanceOf(Destination.Unknown.class);
  }

  @Test
  void areUnknownWhenTheHeadersDoNotEnd() {
    shopee.answer("/abc", "HTTP/1.1 302 Found\r\n" + "X-Y: z\r\n".repeat(5_000));

    assertThat(follow("https://s.shopee.sg/abc")).isInstanceOf(Destination.Unknown.class);
  }

  @Test
  void areUnknownWhenTheCertificateIsAnothers() {
    assertThat(follow("https://br.shp.ee/abc"))
        .isEqualTo(new Destination.Unknown("does not prove who it is"));
    assertThat(shopee.requests()).isEmpty();
  }

  @Test
  void areUnknownWithoutAddress() {
    Lookup nothing =
        host -> {
          throw new UnknownHostException(host);
        };
    Hop hop = new Hop(nothing, PublicAddress::is, TlsHost.trusting(), shopee.port(), "1");

    Destination destination =
        new ShortLinks(ItemLinks.withoutDemo(), hop)
            .follow(new PastedLink.ShortLink(URI.create("https://s.shopee.sg/abc")));

    assertThat(destination).isEqualTo(new Destination.Unknown("cannot be found"));
  }

  @Test
  void takeAtMostFiveSecondsEvenWhenAHostNeverAnswers() {
    try (RecordedShop demo = RecordedShop.start()) {
      demo.answer("/s/slow", Reply.of(302, "").after(Duration.ofMinutes(1)));
      long before = System.nanoTime();

      Destination destination = followDemo(demo, "/s/slow");

      assertThat(destination).isInstanceOf(Destination.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(4_500), Duration.ofMillis(6_500));
    }
  }

  @Test
  void leadToItemsOfTheDemoShop() {
    try (RecordedShop demo = RecordedShop.start()) {
      demo.answer("/s/abc", Reply.of(302, "").withHeader("Location", "/s/abc/1?x=2"));
      demo.answer("/s/abc/1", Reply.of(302, "").withHeader("Location", "/Mug-i.11.22?model_id=3"));

      assertThat(followDemo(demo, "/s/abc")).isEqualTo(item("demo.11.22", new ModelId(3)));
    }
  }

  @Test
  void endInCirclesInTheDemoShopToo() {
    try (RecordedShop demo = RecordedShop.start()) {
      demo.answer("/s/abc", Reply.of(302, "").withHeader("Location", "/s/abc?again=1"));

      assertThat(followDemo(demo, "/s/abc")).isEqualTo(new Destination.Endless());
      assertThat(demo.requests()).hasSize(2);
    }
  }

  @Test
  void mayNotLeadFromShopeeToTheDemoShopsOwnShortLinks() {
    try (RecordedShop demo = RecordedShop.start()) {
      shopee.redirect("/abc", demo.baseUrl() + "/s/abc");

      Destination destination =
          new ShortLinks(ItemLinks.withDemo(demo.baseUrl()), hop())
              .follow(new PastedLink.ShortLink(URI.create("https://s.shopee.sg/abc")));

      assertThat(destination).isInstanceOf(Destination.Forbidden.class);
      assertThat(demo.requests()).isEmpty();
    }
  }

  private Destination followDemo(RecordedShop demo, String path) {
    return new ShortLinks(ItemLinks.withDemo(demo.baseUrl()), hop())
        .follow(new PastedLink.ShortLink(URI.create(demo.baseUrl() + path)));
  }

  private Destination follow(String link) {
    return new ShortLinks(ItemLinks.withoutDemo(), hop())
        .follow(new PastedLink.ShortLink(URI.create(link)));
  }

  private Hop hop() {
    return new Hop(
        TlsHost.lookup(),
        address -> address.equals(TlsHost.address()),
        TlsHost.trusting(),
        shopee.port(),
        "1");
  }

  private static Destination item(String key, @Nullable ModelId model) {
    return new Destination.ToItem(new PastedLink.Item(ItemKey.parse(key).orElseThrow(), model));
  }
}
