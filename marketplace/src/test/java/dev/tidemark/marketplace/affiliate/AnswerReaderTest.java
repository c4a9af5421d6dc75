package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Failed;
import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Offers;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:40:00Z");

  @ParameterizedTest
  @CsvSource({
    "10000, unreachable server-error, 'a fault of its own'",
    "10010, unreachable unknown-error, 'a mistake in Tidemark'",
    "10020, blocked account-refused, 'proof of who we are'",
    "10031, blocked account-refused, 'denies'",
    "10032, blocked account-refused, 'no such affiliate'",
    "10033, blocked account-refused, 'frozen'",
    "10034, blocked account-refused, 'black list'",
    "10035, blocked account-refused, 'apply for it'",
    "11000, unreachable server-error, 'for now'",
    "11001, unreachable unknown-error, 'a mistake in Tidemark'",
    "11002, blocked account-refused, 'bind one'",
    "12345, unreachable unknown-error, 'does not know'",
  })
  void explainsEveryErrorInWords(long code, String expected, String words) {
    Failed failed = failed(error(code, "As it says"));

    assertThat(text(failed.check())).isEqualTo(expected);
    assertThat(failed.words()).contains(words).endsWith(" (error " + code + ", \"As it says\")");
  }

  @Test
  void waitsForTheNextHourWhenTheCallsAreSpent() {
    assertThat(failed(error(10_030, "Too many requests")).check())
        .isEqualTo(
            new PriceCheck.Blocked(
                BlockReason.BUDGET_SPENT, Duration.ofMinutes(20).plusSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({
    "Invalid Signature, the secret does not belong",
    "Invalid Credential, knows no such app id",
    "Invalid Authorization Header, proof of who we are",
    "Invalid Timestamp, clock must be right to 10 minutes",
    "Request Expired, clock must be right to 10 minutes",
    "App is disabled, has disabled this app id",
  })
  void saysWhatIsWrongWithTheProof(String message, String words) {
    assertThat(failed(error(10_020, message)).words()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"-13, 13 minutes ahead", "95, 95 minutes behind"})
  void knowsASkewedClockByTheTimeOfTheAnswer(int minutes, String words) {
    HttpReply reply =
        reply(200, error(10_020, "Invalid Timestamp"), NOW.plus(Duration.ofMinutes(minutes)));

    assertThat(((Failed) AnswerReader.read(reply, NOW)).words()).contains("clock is " + words);
  }

  @Test
  void blamesNoClockForAWrongSecret() {
    HttpReply reply =
        reply(200, error(10_020, "Invalid Signature"), NOW.plus(Duration.ofMinutes(95)));

    assertThat(((Failed) AnswerReader.read(reply, NOW)).words()).contains("the secret does not");
  }

  @Test
  void findsTheCodeInTheMessageToo() {
    assertThat(failed("{\"errors\":[{\"message\":\"error [10035]: no\"}]}").words())
        .contains("apply for it")
        .contains("error 10035");
    assertThat(failed("{\"errors\":[{\"extensions\":{\"code\":\"10035\"}}]}").words())
        .contains("apply for it");
  }

  @Test
  void believesTheErrorRatherThanTheDataBesideIt() {
    String both =
        "{\"data\":{\"productOfferV2\":{\"nodes\":[]}},"
            + "\"errors\":[{\"extensions\":{\"code\":10000}}]}";

    assertThat(text(failed(both).check())).isEqualTo("unreachable server-error");
  }

  @Test
  void repeatsNoSignatureThatAMessageHolds() {
    assertThat(failed(error(10_020, "Invalid Signature " + "ab12".repeat(16))).words())
        .doesNotContain("ab12ab12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"errors\":[]}",
        "{\"data\":null}",
        "{\"data\":{\"productOfferV2\":null}}",
        "{\"data\":{\"productOfferV2\":{\"nodes\":{}}}}",
        "{\"error\":90309999}",
      })
  void refusesJsonThatHoldsNoOffers(String body) {
    assertThat(failed(body).check()).isEqualTo(new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><body>Hello</body></html>", "{\"data\":{", "42", "null"})
  void knowsThatThisIsNotTheApi(String body) {
    assertThat(failed(body).check())
        .isEqualTo(new PriceCheck.Unreachable(UnreachableReason.NOT_JSON, null));
    assertThat(failed(body).words()).contains("is this the address of the Affiliate Open API?");
  }

  @ParameterizedTest
  @CsvSource({
    "401, blocked forbidden",
    "403, blocked forbidden",
    "429, blocked too-many-requests",
    "301, unreachable unexpected-status",
    "404, unreachable unexpected-status",
    "500, unreachable server-error",
    "502, unreachable server-error",
  })
  void goesByTheStatusWhenTheBodyNamesNoError(int status, String expected) {
    Failed failed = (Failed) AnswerReader.read(reply(status, "<html></html>", null), NOW);

    assertThat(text(failed.check())).isEqualTo(expected);
    assertThat(failed.words()).contains("HTTP " + status);
  }

  @Test
  void goesByTheErrorWhateverTheStatus() {
    Failed failed = (Failed) AnswerReader.read(reply(403, error(10_035, "No access"), null), NOW);

    assertThat(failed.words()).contains("apply for it");
  }

  @Test
  void knowsWhetherThereIsAnotherPage() {
    assertThat(offers(true).more()).isTrue();
    assertThat(offers(false).more()).isFalse();
  }

  private static Offers offers(boolean more) {
    String body =
        "{\"data\":{\"productOfferV2\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":"
            + more
            + "}}}}";
    return (Offers) AnswerReader.read(reply(200, body, null), NOW);
  }

  private static String text(PriceCheck check) {
    return switch (check) {
      case PriceCheck.Blocked(BlockReason reason, _) -> "blocked " + reason.code();
      case PriceCheck.Unreachable(UnreachableReason reason, _) -> "unreachable " + reason.code();
      default -> check.toString();
    };
  }

  private static Failed failed(String body) {
    return (Failed) AnswerReader.read(reply(200, body, null), NOW);
  }

  private static String error(long code, String message) {
    return """
    {"data":null,"errors":[{"message":"error [%d]: %s",\
    "extensions":{"code":%d,"message":"%s"}}]}\
    """
        .formatted(code, message, code, message);
  }

  private static HttpReply reply(int status, String body, @Nullable Instant date) {
    return new HttpReply(status, null, null, date, body.getBytes(StandardCharsets.UTF_8));
  }
}
