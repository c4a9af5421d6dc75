package dev.tidemark.runtime.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Readiness readiness = new Readiness(now::get);

  @Test
  void isReadyWithoutDependencies() {
    assertThat(readiness.ready()).isTrue();
  }

  @Test
  void keepsAnAnswerForASecond() {
    AtomicInteger looks = new AtomicInteger();
    readiness.register("redis", looks::incrementAndGet);

    var _ = readiness.check();
    now.set(Instant.EPOCH.plusMillis(999));
    var _ = readiness.check();
    assertThat(looks).hasValue(1);

    now.set(Instant.EPOCH.plusMillis(1_001));
    var _ = readiness.check();
    assertThat(looks).hasValue(2);
  }

  @Test
  void waitsForAStuckCheckOnlyForAWhileAndBeginsNoSecondOne() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    readiness.register(
        "items-db",
        () -> {
          looks.incrementAndGet();
          never.await();
        });

    Readiness.Status first = readiness.check().get("items-db");
    now.set(Instant.EPOCH.plus(Duration.ofMinutes(1)));
    Readiness.Status second = readiness.check().get("items-db");

    assertThat(first).isEqualTo(new Readiness.Status(false, "no answer within 1000 ms"));
    assertThat(second).isEqualTo(first);
    assertThat(looks).hasValue(1);

    never.countDown();
    await().until(readiness::ready);
  }
}
