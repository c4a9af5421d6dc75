package dev.tidemark.marketplace.shortlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.runtime.outbound.PublicAddress;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Short links that lead to where nobody must follow. Something listens on this machine at every
 * port that they name, and never hears from us.
 */
class HostileRedirectsIT {
  private static final int ATTEMPTS = 20;

  private final Neighbours neighbours = Neighbours.start();
  private final TlsHost shopee = neighbours.shopee();
  private final Victim samePort = neighbours.victim();
  private final Victim otherPort = Victim.on(0);

  HostileRedirectsIT() throws IOException {}

  /** A host and a victim at two addresses, with one port number. */
  private record Neighbours(TlsHost shopee, Victim victim) {
    static Neighbours start() throws IOException {
      for (int attempt = 1; ; attempt++) {
        TlsHost shopee = TlsHost.start();
        try {
          return new Neighbours(shopee, Victim.on(shopee.port()));
        } catch (BindException taken) {
          shopee.close();
          if (attempt == ATTEMPTS) {
            throw taken;
          }
        }
      }
    }
  }

  @BeforeEach
  void listens() {
    assertThat(samePort.port()).isEqualTo(shopee.port());
  }

  @AfterEach
  void close() throws IOException {
    shopee.close();
    samePort.close();
    otherPort.close();
  }

  /** PORT is one at which something listens on the loopback address. */
  static Stream<String> targets() {
    return Stream.concat(TARGETS.stream(), TARGETS.stream().map(HostileRedirectsIT::inAnotherCase))
        .distinct();
  }

  private static final List<String> TARGETS =
      List.of(
          "http://127.0.0.1:PORT/",
          "https://127.0.0.1:PORT/",
          "//127.0.0.1:PORT/",
          "http://127.1:PORT/s/a",
          "http://2130706433:PORT/s/a",
          "http://0x7f000001:PORT/s/a",
          "http://0177.0.0.1:PORT/s/a",
          "http://0:PORT/s/a",
          "http://[::1]:PORT/s/a",
          "http://[::ffff:127.0.0.1]:PORT/s/a",
          "http://[::ffff:7f00:1]:PORT/s/a",
          "http://[64:ff9b::7f00:1]:PORT/s/a",
          "http://[2002:7f00:1::]:PORT/s/a",
          "http://localhost:PORT/s/a",
          "https://localhost:PORT/s/a",
          "http://localhost./s/a",
          "http://127.0.0.1.nip.io:PORT/s/a",
          "http://１２７.０.０.１:PORT/s/a",
          "http://①②⑦.0.0.1:PORT/s/a",
          "https://169.254.169.254/latest/meta-data/",
          "http://metadata.google.internal/computeMetadata/v1/",
          "https://10.0.0.1/s/a",
          "https://192.168.1.1/s/a",
          "https://100.64.0.1/s/a",
          "https://[fd00::1]/s/a",
          "https://[fe80::1%25lo]/s/a",
          "https://evil.example/product/1/2",
          "https://evil.example:PORT/s/a",
          "https://shopee.sg.evil.example/s/a",
          "https://evilshopee.sg/s/a",
          "https://shope.ee.evil.example/a",
          "https://evil.example#@shope.ee/a",
          "https://evil.example?@shope.ee/a",
          "https://evil.example\\@shope.ee/a",
          "https://shope.ee@evil.example/a",
          "https://shope.ee@127.0.0.1:PORT/a",
          "https://user:pass@shope.ee/a",
          "https://@shope.ee/a",
          "https://shope.ee:PORT/a",
          "https://shope.ee:443/a",
          "https://shope.ee:80/a",
          "https://s.shopee.sg:PORT/next",
          "https://shopee.sg:PORT/user/page",
          "https://shope.ee%00.evil.example/a",
          "https://shope%2eee/a",
          "https://shope。ee.evil.example/a",
          "https://ｓhope.ee/a",
          "https://ѕhope.ee/a",
          "https://xn--hope-3nd.ee/a",
          "https:// shope.ee/a",
          "https:///shope.ee/a",
          "https:/shope.ee/a",
          "https:\\\\127.0.0.1:PORT\\a",
          "\\\\127.0.0.1:PORT\\a",
          "/\\127.0.0.1:PORT/a",
          "http://s.shopee.sg/next",
          "http://shope.ee/a",
          "http://shopee.sg/user/page",
          "ftp://127.0.0.1:PORT/a",
          "file:///etc/passwd",
          "gopher://127.0.0.1:PORT/_a",
          "dict://127.0.0.1:PORT/a",
          "jar:http://127.0.0.1:PORT/a!/",
          "javascript:alert(1)",
          "data:text/html,a",
          "shopeesg://product/1/2",
          "https://shopee.pl/user/page",
          "https://s.shopee.sg/%0d%0aHost:%20127.0.0.1:PORT",
          "https://shopee.sg/user/a b",
          "https://shopee.sg/user/é",
          "https://shopee.sg/user/%zz",
          "https://shopee.sg/user/\u0001",
          "",
          " ",
          ".",
          "?",
          "#",
          "next");

  private static String inAnotherCase(String target) {
    return target.startsWith("http")
        ? target.substring(0, 5).toUpperCase(Locale.ROOT) + target.substring(5)
        : target;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void areNotFollowedFromAShortLinkOfShopees(String target) {
    shopee.redirect("/hostile", target.replace("PORT", String.valueOf(otherPort.port())));

    Destination destination = follow("https://s.shopee.sg/hostile");

    assertThat(destination).isNotInstanceOf(Destination.ToItem.class);
    assertThat(otherPort.connections()).isZero();
    assertThat(samePort.connections()).isZero();
    assertThat(shopee.requests().size()).isLessThanOrEqualTo(2);
    assertThat(shopee.serverNames()).containsAnyOf("type=host_name (0), value=s.shopee.sg");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void areNotFollowedFromTheDemoShop(String target) {
    try (RecordedShop demo = RecordedShop.start()) {
      String location = target.replace("PORT", String.valueOf(otherPort.port()));
      String header = location.chars().allMatch(c -> c >= 0x20 && c < 0x7F) ? location : "/";
      demo.answer("/s/hostile", Reply.of(302, "").withHeader("Location", header));
      ItemLinks links = ItemLinks.withDemo(demo.baseUrl());

      Destination destination =
          new ShortLinks(links, hop(TlsHost.lookup()))
              .follow(new PastedLink.ShortLink(URI.create(demo.baseUrl() + "/s/hostile")));

      assertThat(destination).isNotInstanceOf(Destination.ToItem.class);
      assertThat(demo.requests()).hasSize(1);
    }
    assertThat(otherPort.connections()).isZero();
    assertThat(shopee.requests()).isEmpty();
  }

  @Test
  void areMoreThanSixty() {
    assertThat(TARGETS).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @Test
  void doNotGetPastTheNamesOfShopeesHosts() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});

    Destination one = followWith(_ -> List.of(loopback));
    Destination mixed = followWith(_ -> List.of(TlsHost.address(), loopback));

    assertThat(List.of(one, mixed))
        .containsOnly(
            new Destination.Forbidden("'s.shopee.sg', which is not on the public internet"));
    assertThat(samePort.connections()).isZero();
    assertThat(shopee.requests()).isEmpty();
  }

  /** A name that is harmless when it is checked and leads inside when it is used. */
  @Test
  void areLookedUpOnlyOnce() throws IOException {
    shopee.redirect("/hostile", "https://shopee.sg/product/1/2");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    int[] lookups = {0};

    Destination destination =
        followWith(_ -> List.of(lookups[0]++ == 0 ? TlsHost.address() : loopback));

    assertThat(destination).isInstanceOf(Destination.ToItem.class);
    assertThat(lookups[0]).isOne();
    assertThat(samePort.connections()).isZero();
  }

  private Destination follow(String link) {
    return new ShortLinks(ItemLinks.withoutDemo(), hop(TlsHost.lookup()))
        .follow(new PastedLink.ShortLink(URI.create(link)));
  }

  private Destination followWith(Lookup lookup) {
    return new ShortLinks(ItemLinks.withoutDemo(), hop(lookup))
        .follow(new PastedLink.ShortLink(URI.create("https://s.shopee.sg/hostile")));
  }

  private Hop hop(Lookup lookup) {
    return new Hop(
        lookup,
        address -> PublicAddress.is(address) || address.equals(TlsHost.address()),
        TlsHost.trusting(),
        shopee.port(),
        "1");
  }
}
