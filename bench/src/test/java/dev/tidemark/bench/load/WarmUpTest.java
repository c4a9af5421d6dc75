package dev.tidemark.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private int runs;

  @Test
  void endsAfterFourRunsWithoutAGain() throws Exception {
    assertThat(runsOf(DoubleStream.of(100, 200, 400, 401, 390, 410, 419, 999))).isEqualTo(7);
  }

  @Test
  void goesOnWhileThereAreGains() throws Exception {
    assertThat(runsOf(DoubleStream.of(100, 100, 100, 110, 100, 100, 120, 1, 1, 1, 1, 1)))
        .isEqualTo(11);
  }

  @Test
  void endsAfterTwentyRunsInAnyCase() throws Exception {
    assertThat(runsOf(DoubleStream.iterate(1, before -> 2 * before))).isEqualTo(20);
  }

  private int runsOf(DoubleStream perSecond) throws InterruptedException {
    Iterator<Double> reached = perSecond.iterator();
    new WarmUp(
            () -> {
              runs++;
              return reached.next();
            })
        .run();
    return runs;
  }
}
