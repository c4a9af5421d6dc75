package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final CircuitBreaker breaker =
      new CircuitBreaker(new BackOff(Duration.ofMinutes(1), BackOff.CAP, new Random(3)));
  private final ManualTime time = new ManualTime();

  @Test
  void staysClosedBelowTwentyCalls() {
    for (int i = 0; i < 19; i++) {
      assertThat(passes()).isTrue();
      breaker.failed(time.nanos());
    }

    assertThat(passes()).isTrue();
  }

  @Test
  void opensWhenHalfOfTwentyCallsFail() {
    failHalf(20);

    assertThat(passes()).isFalse();
  }

  @Test
  void staysClosedWhenFewerThanHalfFail() {
    for (int i = 0; i < 100; i++) {
      call(i % 5 >= 2);
    }

    assertThat(passes()).isTrue();
  }

  @Test
  void forgetsWhatIsOlderThanAMinute() {
    for (int i = 0; i < 19; i++) {
      call(false);
    }
    time.pass(Duration.ofSeconds(61));
    call(false);

    assertThat(passes()).isTrue();
  }

  @Test
  void letsThreeProbesPassAndClosesWhenAllSucceed() {
    breaker.open(time.nanos(), Duration.ofMinutes(1));
    time.pass(Duration.ofSeconds(59));
    assertThat(passes()).isFalse();
    time.pass(Duration.ofSeconds(1));

    assertThat(passes()).isTrue();
    assertThat(passes()).isTrue();
    assertThat(passes()).isTrue();
    assertThat(passes()).isFalse();

    breaker.succeeded(time.nanos());
    breaker.succeeded(time.nanos());
    assertThat(passes()).isFalse();
    breaker.succeeded(time.nanos());
    assertThat(passes()).isTrue();
    assertThat(passes()).isTrue();
  }

  @Test
  void opensAgainWhenAProbeFails() {
    breaker.open(time.nanos(), Duration.ofMinutes(1));
    time.pass(Duration.ofMinutes(1));

    assertThat(passes()).isTrue();
    breaker.failed(time.nanos());

    assertThat(passes()).isFalse();
    assertThat(breaker.remaining(time.nanos())).isPositive();
  }

  @Test
  void givesBackAProbeThatWasNotUsed() {
    breaker.open(time.nanos(), Duration.ofMinutes(1));
    time.pass(Duration.ofMinutes(1));
    for (int i = 0; i < 10; i++) {
      assertThat(passes()).isTrue();
      breaker.unused();
    }
  }

  @Test
  void staysOpenForTheLongerOfTwoTimes() {
    breaker.open(time.nanos(), Duration.ofMinutes(10));
    breaker.open(time.nanos(), Duration.ofMinutes(1));

    assertThat(breaker.remaining(time.nanos())).isEqualTo(Duration.ofMinutes(10));
  }

  private void failHalf(int calls) {
    for (int i = 0; i < calls; i++) {
      call(i % 2 == 0);
    }
  }

  private void call(boolean succeeds) {
    assertThat(passes()).isTrue();
    if (succeeds) {
      breaker.succeeded(time.nanos());
    } else {
      breaker.failed(time.nanos());
    }
  }

  private boolean passes() {
    return breaker.tryPass(time.nanos()).isZero();
  }
}
