package dev.tidemark.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final AtomicLong nanos = new AtomicLong();
  private final BackOff backOff = new BackOff(nanos::get);

  @Test
  void waitsTwiceAsLongEachTimeUpToHalfAMinute() {
    backOff.started();

    assertThat(IntStream.range(0, 10).mapToObj(_ -> backOff.next().toMillis()))
        .containsExactly(
            200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
  }

  @Test
  void beginsAnewAfterAMinuteOfSteadyRunning() {
    backOff.started();
    backOff.next();
    backOff.next();

    backOff.started();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(backOff.next()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void isHopelessAfterFourEndsInARow() {
    backOff.started();
    IntStream.range(0, 3).forEach(_ -> backOff.next());
    assertThat(backOff.isHopeless()).isFalse();

    backOff.next();

    assertThat(backOff.isHopeless()).isTrue();
  }
}
