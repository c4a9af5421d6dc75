package dev.tidemark.price.schedule;

import static dev.tidemark.price.schedule.DueItem.NOW;
import static dev.tidemark.price.schedule.DueItem.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetreatTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Retreat retreat = new Retreat(new HostPaces(MINUTE), new SplittableRandom(7));

  @Test
  void staysAwayLongerWithEachFailureButNeverLongerThanSixHours() {
    for (int failures = 0; failures < 40; failures++) {
      long bound = Math.min(30L << Math.min(failures, 20), 6 * 3_600);
      for (int i = 0; i < 50; i++) {
        assertThat(retreat.afterFailure(failures, Duration.ZERO))
            .isBetween(MINUTE, Duration.ofSeconds(Math.max(60, bound)));
      }
    }
  }

  @Test
  void spreadsFailuresOverTheWholeBound() {
    double mean =
        LongStream.range(0, 2_000)
            .map(_ -> retreat.afterFailure(9, Duration.ZERO).toSeconds())
            .average()
            .orElseThrow();

    assertThat(mean).isBetween(30 * 512 * 0.45, 30 * 512 * 0.55);
  }

  @Test
  void staysAwayAtLeastAsLongAsTheShopAsks() {
    assertThat(retreat.afterFailure(0, Duration.ofMinutes(50)))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(50));
  }

  @Test
  void waitsSecondsWhereLooksAreSecondsApart() {
    Retreat quick = new Retreat(new HostPaces(Duration.ofSeconds(1)), new SplittableRandom(7));

    assertThat(quick.afterFailure(0, Duration.ZERO))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Test
  void comesBackSoonWhenOthersOnlyHadTheirTurnsFirst() {
    for (int i = 0; i < 50; i++) {
      Instant back = retreat.afterPause(due(NOW, LookReason.INTERVAL), NOW, Duration.ofSeconds(1));
      assertThat(back).isBetween(NOW.plusSeconds(1), NOW.plusSeconds(2));
    }
  }

  @Test
  void comesBackSpreadOverTimeWhenTheShopHasReopened() {
    Duration closed = Duration.ofMinutes(20);
    Instant open = NOW.plus(closed);
    long soon = 0;
    for (int i = 0; i < 1_000; i++) {
      Instant back = retreat.afterPause(due(NOW, LookReason.INTERVAL), NOW, closed);
      assertThat(back).isBetween(open, open.plus(closed.multipliedBy(2)));
      soon += back.isBefore(open.plusSeconds(60)) ? 1 : 0;
    }
    assertThat(soon).isBetween(5L, 50L);
  }

  /** They are as hot as each other; what is worth four times as much has half the interval. */
  @Test
  void bringsBackFirstWhatIsWorthMostWhenAShopWasAwayForHours() {
    Duration closed = Duration.ofHours(6);
    HostPace pace = new HostPace(4_000, MINUTE, Duration.ofDays(1));
    List<Double> worth = List.of(64.0, 16.0, 4.0, 1.0);

    List<Double> back =
        worth.stream()
            .map(weight -> pace.interval(weight, new ChangeRate(24, 1)))
            .map(interval -> meanReturn(interval, closed))
            .toList();

    assertThat(back).isSorted();
    assertThat(back.getFirst()).isLessThan(0.2 * back.getLast());
  }

  /** How long after the shop is open again, in seconds. */
  private double meanReturn(Duration interval, Duration closed) {
    Instant open = NOW.plus(closed);
    return IntStream.range(0, 500)
        .mapToLong(_ ->
            Duration.between(open, retreat.afterPause(due(NOW, interval), NOW, closed)).toMillis())
        .average()
        .orElseThrow();
  }

  @Test
  void keepsNobodyBeyondTheFloorAndANewItemNotAtAll() {
    Instant open = NOW.plus(Duration.ofDays(2));

    assertThat(retreat.afterPause(due(NOW, LookReason.FLOOR), NOW, Duration.ofDays(2)))
        .isEqualTo(open);
    assertThat(retreat.afterPause(due(NOW, LookReason.FIRST_LOOK), NOW, Duration.ofDays(2)))
        .isEqualTo(open);
  }
}
