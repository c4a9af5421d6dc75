package dev.tidemark.marketplace.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.link.PastedLink.OtherSite;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that want to be taken for something else, or to make us work. */
class HostileLinksTest {
  private final ItemLinks links = ItemLinks.withDemo(URI.create("http://127.0.0.1:8090"));

  /** None of these names an item on a host that is Shopee's for every browser and parser. */
  static List<String> disguises() {
    return List.of(
        // Numbers that are addresses.
        "http://127.0.0.1/product/1/2",
        "http://2130706433/product/1/2",
        "http://0x7f000001/product/1/2",
        "http://0x7f.0.0.1/product/1/2",
        "http://0177.0.0.1/product/1/2",
        "http://017700000001/product/1/2",
        "http://127.1/product/1/2",
        "http://0/product/1/2",
        "http://[::1]/product/1/2",
        "http://[::ffff:127.0.0.1]/product/1/2",
        "http://[::ffff:7f00:1]:80/product/1/2",
        "http://169.254.169.254/product/1/2",
        "http://１２７.０.０.１/product/1/2",
        "http://①②⑦.0.0.1/product/1/2",
        "http://localhost/product/1/2",
        "http://localhost:8090/product/1/2",
        // User names and ports.
        "https://shopee.sg@evil.example/product/1/2",
        "https://shopee.sg:pass@evil.example/product/1/2",
        "https://evil.example@shopee.sg/product/1/2",
        "https://user:pass@shopee.sg/product/1/2",
        "https://@shopee.sg/product/1/2",
        "https://shopee.sg%40evil.example/product/1/2",
        "https://shopee.sg:443/product/1/2",
        "https://shopee.sg:8443/product/1/2",
        "https://shopee.sg:/product/1/2",
        "https://shopee.sg:evil/product/1/2",
        "https://shopee.sg:80@evil.example/product/1/2",
        "http://127.0.0.1:8090@shopee.sg/product/1/2",
        // Names that resemble.
        "https://shopee.sg.evil.example/product/1/2",
        "https://evilshopee.sg/product/1/2",
        "https://evil-shopee.sg/product/1/2",
        "https://shopee.sgx/product/1/2",
        "https://shopee-sg.example/product/1/2",
        "https://shopee.sg./product/1/2",
        "https://.shopee.sg/product/1/2",
        "https://shopee..sg/product/1/2",
        "https://-.shopee.sg/product/1/2",
        "https://shоpee.sg/product/1/2",
        "https://ѕhopee.sg/product/1/2",
        "https://shopee。sg/product/1/2",
        "https://ｓｈｏｐｅｅ.sg/product/1/2",
        "https://shopeé.sg/product/1/2",
        "https://shope\u00ADe.sg/product/1/2",
        "https://shopee\u2024sg/product/1/2",
        "https://shopee.ſg/product/1/2",
        "https://xn--shpee-ouf.sg/product/1/2",
        "https://shopee%2Esg/product/1/2",
        "https://shopee.sg%00.evil.example/product/1/2",
        "https://shopee.sg%2F.evil.example/product/1/2",
        "https://shopee_sg/product/1/2",
        "https://evil.example%23.shopee.sg/product/1/2",
        // Separators.
        "https://evil.example\\@shopee.sg/product/1/2",
        "https://shopee.sg\\@evil.example/product/1/2",
        "https://shopee.sg\\.evil.example/product/1/2",
        "https:\\\\shopee.sg\\product\\1\\2",
        "https:/shopee.sg/product/1/2",
        "https:///shopee.sg/product/1/2",
        "https:////shopee.sg/product/1/2",
        "https:shopee.sg/product/1/2",
        "https://evil.example/https://shopee.sg/product/1/2",
        "evil.example/https://shopee.sg/product/1/2",
        "https://evil.example/?u=https://shopee.sg/product/1/2",
        "https://evil.example?https://shopee.sg/product/1/2",
        "https://evil.example#https://shopee.sg/product/1/2",
        "https://evil.example#@shopee.sg/product/1/2",
        "https://evil.example?@shopee.sg/product/1/2",
        "https://evil.example;shopee.sg/product/1/2",
        "https://evil.example&shopee.sg/product/1/2",
        // Other schemes.
        "ftp://shopee.sg/product/1/2",
        "file://shopee.sg/product/1/2",
        "gopher://shopee.sg/product/1/2",
        "xhttps://shopee.sg/product/1/2",
        "javascript://shopee.sg/product/1/2",
        "javascript:alert('shopee.sg/product/1/2')",
        "data:text/html,shopee.sg/product/1/2",
        "mailto:a@shopee.sg/product/1/2",
        "shopeesg://product/1/2",
        "\\\\shopee.sg\\product\\1\\2",
        // Control characters, raw and encoded.
        "https://shopee.sg\u0000.evil.example/product/1/2",
        "https://shopee.sg/product/1/2\u0000",
        "https://shopee.sg/\u0007product/1/2",
        "https://shopee.sg/x%0d%0aHost:%20evil.example-i.1.2",
        "https://shopee.sg/product/1/2%00",
        "https://shopee.sg/%09-i.1.2",
        "https://shopee.sg\r\n.evil.example/product/1/2",
        "https://shopee.sg\t.evil.example/product/1/2",
        // Digits of other scripts, and numbers that continue.
        "https://shopee.sg/product/１/２",
        "https://shopee.sg/product/1/2３",
        "https://shopee.sg/product/1/2%EF%BC%93",
        "https://shopee.sg/product/1/2e9",
        "https://shopee.sg/product/1/0x2",
        "https://shopee.sg/product/+1/2",
        "https://shopee.sg/x-i.1.2_3",
        // Wrappers.
        "https://s.shopee.sg/an_redir?origin_link=http%3A%2F%2F127.0.0.1%2Fproduct%2F1%2F2",
        "https://s.shopee.sg/an_redir?origin_link=%2F%2Fshopee.sg%2Fproduct%2F1%2F2",
        "https://s.shopee.sg/an_redir?origin_link=javascript%3Ax",
        "https://s.evil.example/an_redir?origin_link=https%3A%2F%2Fshopee.sg%2Fproduct%2F1%2F2",
        wrapped("https://shopee.sg/product/1/2", 12));
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void neverTakesADisguiseForAnItem(String text) {
    assertThat(links.parse(text)).isNotInstanceOf(PastedLink.Item.class);
  }

  @Test
  void namesAForeignHostOnlyInAscii() {
    assertThat(links.parse("https://shоpee.sg/product/1/2"))
        .isInstanceOfSatisfying(
            OtherSite.class, site -> assertThat(site.host()).startsWith("xn--").endsWith(".sg"));
  }

  @Test
  void staysQuickOnTextsMadeToBeSlow() {
    Stream<String> texts =
        Stream.of(
                "-i.1",
                "-i.1.2-",
                "/",
                "%",
                "%25",
                "https://",
                "shopee.sg/",
                "a.",
                ".",
                "@",
                ":",
                "1",
                "//",
                "\\",
                "&itemid=1",
                "?",
                "#",
                "｡",
                "é.",
                " a.b",
                "/product/1/2x",
                "https://s.shopee.sg/an_redir?origin_link=")
            .flatMap(piece ->
                Stream.of("", "https://shopee.sg/", "https://")
                    .map(start -> start + piece.repeat(ItemLinks.MAX_LENGTH))
                    .map(text -> text.substring(0, ItemLinks.MAX_LENGTH)));

    Assertions.assertTimeout(
        Duration.ofSeconds(20), () -> texts.forEach(links::parse), "66 texts of 8,192 characters");
  }

  @Test
  void refusesAnythingLongerThanALinkCanBe() {
    String text = "https://shopee.sg/product/1/2?x=" + "a".repeat(10_000_000);

    assertThat(links.parse(text)).isNotInstanceOf(PastedLink.Item.class);
  }

  @Test
  void neverThrowsAndNeverInventsAHostWhateverIsPasted() {
    Random random = new Random(20_261_123);
    List<String> pieces =
        List.of(
            "https://",
            "http://",
            "//",
            "/",
            "\\",
            "shopee.sg",
            "shopee.co.id",
            "shope.ee",
            "s.",
            "www.",
            "evil.example",
            "@",
            ":",
            "443",
            ".",
            "..",
            "-i.",
            "1",
            "22",
            "product",
            "%",
            "%2F",
            "%00",
            "%zz",
            "?",
            "#",
            "&",
            "=",
            "itemid",
            "shopid",
            "origin_link=",
            "an_redir",
            " ",
            "\n",
            "\u0000",
            "\uD83D",
            "\uDE00",
            "é",
            "｡",
            "【",
            "）",
            "xn--",
            "-",
            "_",
            "model_id=",
            "\u202E",
            "[::1]",
            "0x7f",
            "universal-link",
            "opaanlp",
            "９");

    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.append(
            random.nextInt(12) == 0
                ? String.valueOf((char) random.nextInt(0x10000))
                : pieces.get(random.nextInt(pieces.size())));
      }
      if (links.parse(text.toString()) instanceof PastedLink.Item item) {
        assertThat(Set.of(Region.SG, Region.ID)).as(text.toString()).contains(item.key().region());
        assertThat(text).contains(item.key().region().domain());
      }
    }
  }

  private static String wrapped(String address, int times) {
    String inner = address;
    for (int i = 0; i < times; i++) {
      inner =
          "https://s.shopee.sg/an_redir?origin_link="
              + inner
                  .replace("%", "%25")
                  .replace(":", "%3A")
                  .replace("/", "%2F")
                  .replace("?", "%3F")
                  .replace("=", "%3D");
    }
    return inner;
  }
}
