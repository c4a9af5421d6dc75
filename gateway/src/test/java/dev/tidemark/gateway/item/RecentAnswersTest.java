package dev.tidemark.gateway.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.guard.Client;
import dev.tidemark.gateway.item.RecentAnswers.Question;
import dev.tidemark.gateway.item.RecentAnswers.Said;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Credential;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.user.v1.Account;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {
  private static final ItemKey KETTLE = ItemKey.parse("sg.1.2").orElseThrow();
  private static final Question QUESTION = new Question("prices", KETTLE, "limit=10");
  private static final long ADA = 7;

  private long now = Long.MAX_VALUE - 1_000;
  private final RecentAnswers recent = new RecentAnswers(1, () -> now, new SimpleMeterRegistry());
  private final List<Long> viewers = new ArrayList<>();
  private String truth = "first";
  private boolean everybodys = true;

  @Test
  void saysAgainWhatWasSaidAMomentAgo() {
    String _ = read(null);
    truth = "second";
    pass(Duration.ofMillis(1_499));

    assertThat(read(null)).isEqualTo("first");
    assertThat(viewers).hasSize(1);
  }

  @Test
  void asksAgainAfterASecondAndAHalf() {
    String _ = read(null);
    truth = "second";
    pass(Duration.ofMillis(1_500));

    assertThat(read(null)).isEqualTo("second");
  }

  @Test
  void countsTheAgeOfAnAnswerFromItsQuestion() {
    Promise<String> slow = Promise.promise();
    var _ = recent.answer(request(null), QUESTION, _ -> slow.future().map(this::said));
    pass(Duration.ofMillis(1_500));
    slow.complete("first");
    truth = "second";

    assertThat(read(null)).isEqualTo("second");
  }

  @Test
  void asksAgainOnceAPriceServiceHasLookedAtTheItem() {
    String _ = read(null);
    truth = "second";
    pass(Duration.ofMillis(1));
    recent.lookedAt(KETTLE.listing());

    assertThat(read(null)).isEqualTo("second");
  }

  @Test
  void asksAgainWhenLooksMayHaveBeenMissed() {
    String _ = read(null);
    truth = "second";
    recent.forgetAll();

    assertThat(read(null)).isEqualTo("second");
  }

  @Test
  void doesNotCountAnAnswerThatWasOnItsWayDuringALook() {
    Promise<String> slow = Promise.promise();
    var _ = recent.answer(request(null), QUESTION, _ -> slow.future().map(this::said));
    pass(Duration.ofMillis(1));
    recent.lookedAt(KETTLE.listing());
    slow.complete("first");
    truth = "second";

    assertThat(read(null)).isEqualTo("second");
  }

  @Test
  void tellsQuestionsApart() {
    String _ = read(null);
    truth = "second";

    Question other = new Question("prices", KETTLE, "limit=11");
    assertThat(text(recent.answer(request(null), other, this::ask))).isEqualTo("second");
  }

  @Test
  void asksInTheNameOfAnAccountUntilItIsKnownToHaveReportedNothing() {
    Caller ada = caller();
    String _ = read(ada);
    pass(Duration.ofSeconds(2));
    String _ = read(ada);

    assertThat(viewers).containsExactly(ADA, 0L);
  }

  @Test
  void neverGivesAwayWhatBelongsToOneAccount() {
    everybodys = false;
    truth = "ada's own";
    String _ = read(caller());
    everybodys = true;
    truth = "everybody's";

    assertThat(read(null)).isEqualTo("everybody's");
  }

  @Test
  void alwaysAsksForAnAccountThatHasReported() {
    String _ = read(null);
    everybodys = false;
    truth = "ada's own";
    Caller ada = caller();

    assertThat(read(ada)).isEqualTo("ada's own");
    assertThat(read(ada)).isEqualTo("ada's own");
    assertThat(viewers).containsExactly(0L, ADA, ADA);
  }

  @Test
  void forgetsThatAnAccountHasReportedNothingWithItsSession() {
    Caller before = caller();
    String _ = read(before);
    everybodys = false;
    truth = "ada's own";
    Caller after = caller();

    assertThat(after).isEqualTo(before);
    assertThat(read(after)).isEqualTo("ada's own");
  }

  @Test
  void keepsNothingInNoMemory() {
    RecentAnswers none = new RecentAnswers(0, () -> now, new SimpleMeterRegistry());
    String _ = text(none.answer(request(null), QUESTION, this::ask));
    truth = "second";

    assertThat(text(none.answer(request(null), QUESTION, this::ask))).isEqualTo("second");
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private String read(@Nullable Caller caller) {
    return text(recent.answer(request(caller), QUESTION, this::ask));
  }

  private Future<Said> ask(long viewer) {
    viewers.add(viewer);
    return Future.succeededFuture(said(truth));
  }

  private Said said(String text) {
    return new Said(Answer.of("text/plain", text.getBytes(StandardCharsets.UTF_8)), everybodys);
  }

  private static String text(Future<Answer> answer) {
    return answer.result().body().toString();
  }

  private static Caller caller() {
    return new Caller(
        new AccountId(ADA),
        Account.getDefaultInstance(),
        "session",
        new Credential.Session(ByteString.copyFromUtf8("hash")),
        Set.of());
  }

  private static ApiRequest request(@Nullable Caller caller) {
    return new ApiRequest(
        "request",
        List.of(KETTLE.toString()),
        "limit=10",
        Buffer.buffer(),
        null,
        caller,
        new Client("127.0.0.1", null, false, "localhost"));
  }
}
