package dev.tidemark.user.password;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.user.password.PasswordHasher.Cost;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PasswordPoolTest {
  private static final Password PASSWORD = Password.typed("correct horse battery");
  private static final Executor HERE = Runnable::run;

  private final PasswordHasher cheap = new PasswordHasher(new Cost(64, 1, 1));

  @Test
  void tellsARightPasswordFromAWrongOneAndFromNobodys() throws Exception {
    try (PasswordPool pool = new PasswordPool(cheap, 1, HERE, new SimpleMeterRegistry())) {
      PasswordHash hash = pool.hash(PASSWORD).get(10, TimeUnit.SECONDS);

      assertThat(pool.check(PASSWORD, hash).get(10, TimeUnit.SECONDS).matches()).isTrue();
      assertThat(pool.check(Password.typed("other"), hash).get(10, TimeUnit.SECONDS).matches())
          .isFalse();
      assertThat(pool.check(PASSWORD, null).get(10, TimeUnit.SECONDS).matches()).isFalse();
    }
  }

  @Test
  void bringsAStrongerHashAlongWhenTheCostHasRisen() throws Exception {
    PasswordHash old = new PasswordHasher(new Cost(32, 1, 1)).hash(PASSWORD);
    try (PasswordPool pool = new PasswordPool(cheap, 1, HERE, new SimpleMeterRegistry())) {
      PasswordPool.Check check = pool.check(PASSWORD, old).get(10, TimeUnit.SECONDS);

      assertThat(check.stronger())
          .hasValueSatisfying(
              hash -> assertThat(hash.text()).startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
    }
  }

  @Test
  void refusesWithATimeToWaitWhenTheQueueIsFull() {
    PasswordHasher slow = new PasswordHasher(Cost.OWASP);
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    try (PasswordPool pool = new PasswordPool(slow, 1, HERE, metrics)) {
      List<CompletableFuture<PasswordHash>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(pool.hash(PASSWORD));
      }

      TidemarkException refusal =
          refusal(ErrorCode.OVERLOADED, () -> answers.getLast().get(10, TimeUnit.SECONDS));
      assertThat(refusal.retryAfter()).isPositive();
      assertThat(metrics.get("tidemark_password_queue").gauge().value()).isPositive();
    }
  }
}
