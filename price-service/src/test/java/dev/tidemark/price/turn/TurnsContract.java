package dev.tidemark.price.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.politeness.Turns;
import dev.tidemark.marketplace.politeness.Turns.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What turns promise, whoever keeps them. */
abstract class TurnsContract {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** One of two who share what is called. */
  abstract TurnKeeper one();

  /** The other one. */
  abstract TurnKeeper other();

  @Test
  void spacesTheCallsOfAllWhoShareAHost() throws Exception {
    HostRate rate = new HostRate("shop.example", 20);
    Turns one = one().of(rate);
    Turns other = other().of(rate);

    List<Long> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Long>> callers =
          IntStream.range(0, 80)
              .<Callable<Long>>mapToObj(i -> () -> at(i % 2 == 0 ? one : other))
              .toList();
      for (Future<Long> call : threads.invokeAll(callers)) {
        calls.add(call.get());
      }
    }

    calls.sort(null);
    // Within a second and a half at most thirty, and one for what lies on the edge.
    for (int i = 0; i + 31 < calls.size(); i++) {
      assertThat(calls.get(i + 31) - calls.get(i)).isGreaterThan(1_500_000_000L);
    }
    assertThat(calls.getLast() - calls.getFirst()).isLessThan(4_500_000_000L);
  }

  @Test
  void savesNothingUpAndGivesTheFirstTurnAtOnce() {
    Turns turns = one().of(new HostRate("shop.example", 0.5));

    assertThat(turns.next(PATIENCE)).isEqualTo(new Turn.Taken(Duration.ZERO));
    assertThat(turns.next(PATIENCE))
        .isInstanceOfSatisfying(
            Turn.Taken.class,
            taken ->
                assertThat(taken.delay())
                    .isBetween(Duration.ofMillis(1_000), Duration.ofMillis(2_021)));
  }

  @Test
  void takesNoTurnThatIsTooFarAway() {
    HostRate rate = new HostRate("shop.example", 0.01);
    Turns turns = one().of(rate);
    turns.next(PATIENCE);

    assertThat(turns.next(PATIENCE)).isInstanceOf(Turn.TooFar.class);
    assertThat(other().of(rate).next(PATIENCE))
        .isInstanceOfSatisfying(
            Turn.TooFar.class,
            far ->
                assertThat(far.delay())
                    .isBetween(Duration.ofSeconds(95), Duration.ofMillis(101_011)));
  }

  @Test
  void closesTheHostToAllAndSaysWhy() {
    HostRate rate = new HostRate("shop.example", 50);
    assertThat(other().of(rate).closure().isOver()).isTrue();

    one().of(rate).refused(Duration.ofMinutes(40));

    assertThat(other().of(rate).closure().remaining())
        .isBetween(Duration.ofMinutes(39), Duration.ofMinutes(40));
    assertThat(other().of(rate).closure().refused()).isTrue();
    assertThat(one().of(new HostRate("another.example", 50)).closure().isOver()).isTrue();
  }

  @Test
  void keepsTheLongerOfTwoPauses() {
    Turns turns = one().of(new HostRate("shop.example", 50));
    turns.close(Duration.ofMinutes(40));
    turns.close(Duration.ofMinutes(1));

    assertThat(turns.closure().remaining()).isGreaterThan(Duration.ofMinutes(39));
    assertThat(turns.closure().refused()).isFalse();
  }

  @Test
  void halvesTheRateOfAllOnceForRefusalsThatComeTogether() {
    HostRate rate = new HostRate("shop.example", 1);
    one().of(rate).refused(Duration.ofSeconds(30));
    other().of(rate).refused(Duration.ofSeconds(30));
    one().of(rate).next(PATIENCE);

    assertThat(other().of(rate).next(PATIENCE))
        .isInstanceOfSatisfying(
            Turn.Taken.class,
            taken ->
                assertThat(taken.delay())
                    .isBetween(Duration.ofMillis(1_200), Duration.ofMillis(2_041)));
  }

  private static long at(Turns turns) {
    Turn.Taken taken = (Turn.Taken) turns.next(PATIENCE);
    return System.nanoTime() + taken.delay().toNanos();
  }
}
