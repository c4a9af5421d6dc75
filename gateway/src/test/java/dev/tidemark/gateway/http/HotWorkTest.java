package dev.tidemark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.guard.Client;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotWorkTest {
  private static final int MANY = 10_000;

  private static final ApiRequest REQUEST =
      new ApiRequest(
          "r-1",
          List.of(),
          null,
          Buffer.buffer(),
          null,
          null,
          new Client("127.0.0.1", null, false, "localhost"));

  private final HotWork hot = new HotWork();
  private final List<Promise<Answer>> answers = new ArrayList<>();

  @Test
  void refusesAtOnceWhatWouldWaitTooLong() {
    Future<Answer> refused = askUntilRefused();

    assertThat(refused.cause())
        .isInstanceOfSatisfying(
            TidemarkException.class,
            refusal -> assertThat(refusal.error()).isEqualTo(ErrorCode.OVERLOADED));
  }

  @Test
  void hasRoomAgainWhenAnAnswerIsThere() {
    Future<Answer> _ = askUntilRefused();

    answers.getFirst().complete(Answer.noContent());

    assertThat(ask().failed()).isFalse();
  }

  private Future<Answer> askUntilRefused() {
    Future<Answer> last = ask();
    while (!last.failed()) {
      assertThat(answers).hasSizeLessThan(MANY);
      last = ask();
    }
    return last;
  }

  private Future<Answer> ask() {
    return hot.run(
        _ -> {
          Promise<Answer> answer = Promise.promise();
          answers.add(answer);
          return answer.future();
        },
        REQUEST);
  }
}
