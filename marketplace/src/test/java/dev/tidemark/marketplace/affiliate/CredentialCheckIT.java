package dev.tidemark.marketplace.affiliate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialCheckIT {
  private final Timekeeper time = Timekeeper.system(InstantSource.system());
  @AutoClose private final LocalAffiliateApi api = LocalAffiliateApi.start(time::now);

  CredentialCheckIT() throws IOException {}

  @Test
  void acceptsAnAccountWithOneCall() {
    CredentialCheck check = CredentialCheck.of(api.account(), "1", time);

    assertThat(check.accepted()).isTrue();
    assertThat(check.words()).contains("accepts app id " + LocalAffiliateApi.APP_ID);
    assertThat(api.questions()).hasSize(1);
  }

  @Test
  void explainsAWrongSecretWithoutShowingIt() {
    CredentialCheck check = CredentialCheck.of(api.account("not the one"), "1", time);

    assertThat(check.accepted()).isFalse();
    assertThat(check.words())
        .contains("the secret does not belong to this app id")
        .doesNotContain("not the one");
  }

  @Test
  void explainsAnUnknownAppId() {
    AffiliateAccount other =
        new AffiliateAccount("99", LocalAffiliateApi.SECRET, api.account().endpoint());

    assertThat(CredentialCheck.of(other, "1", time).words()).contains("knows no such app id");
  }

  @ParameterizedTest
  @CsvSource({
    "10000, a fault of its own",
    "10010, a mistake in Tidemark",
    "10020, proof of who we are",
    "10030, no calls left",
    "10031, denies",
    "10032, no such affiliate",
    "10033, frozen",
    "10034, black list",
    "10035, apply for it",
    "11000, asked again",
    "11001, a mistake in Tidemark",
    "11002, bind one",
  })
  void explainsEveryError(long code, String words) {
    api.failWith(code, "Words of its own");

    CredentialCheck check = CredentialCheck.of(api.account(), "1", time);

    assertThat(check.accepted()).isFalse();
    assertThat(check.words()).contains(words).contains("error " + code);
  }

  @Test
  void explainsAClockThatIsWrong() {
    Timekeeper early =
        Timekeeper.system(InstantSource.offset(InstantSource.system(), Duration.ofSeconds(670)));

    assertThat(CredentialCheck.of(api.account(), "1", early).words())
        .contains("this machine's clock is 11 minutes ahead");
  }

  @Test
  void explainsThatNobodyListens() {
    RecordedShop gone = RecordedShop.start();
    gone.close();

    assertThat(words(gone, Duration.ofSeconds(5))).contains("nobody listens there");
  }

  @Test
  void explainsAHostThatDoesNotExist() {
    AffiliateAccount account =
        new AffiliateAccount("1", "s", URI.create("http://no-such-host.invalid/graphql"));

    assertThat(CredentialCheck.of(account, "1", time).words()).contains("is not found");
  }

  @Test
  void explainsAShopThatStalls() {
    try (RecordedShop shop = RecordedShop.start()) {
      shop.answer("/graphql", Reply.of(200, "{}").after(Duration.ofMinutes(1)));

      assertThat(words(shop, Duration.ofMillis(300))).contains("does not answer within");
    }
  }

  @Test
  void explainsAWrongEndpoint() {
    try (RecordedShop shop = RecordedShop.start()) {
      assertThat(words(shop, Duration.ofSeconds(5)))
          .contains("HTTP 404")
          .contains("Unset the region's endpoint");
    }
  }

  @Test
  void explainsAServerThatDoesNotProveWhoItIs() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInPlainText(plain));
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/graphql");

      assertThat(CredentialCheck.of(new AffiliateAccount("1", "s", https), "1", time).words())
          .contains("TLS");
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (Socket caller = server.accept()) {
      caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      caller.getOutputStream().flush();
      // Closing at once would be a broken connection, whatever was said before.
      long _ = caller.getInputStream().skip(Long.MAX_VALUE);
    } catch (IOException closed) {
      // The caller has had its answer.
    }
  }

  private String words(RecordedShop shop, Duration timeout) {
    AffiliateAccount account =
        new AffiliateAccount("1", "s", URI.create(shop.baseUrl() + "/graphql"));
    return CredentialCheck.of(account, "1", timeout, time).words();
  }
}
