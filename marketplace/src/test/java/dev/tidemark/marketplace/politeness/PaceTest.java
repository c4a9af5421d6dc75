package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final Pace pace = new Pace();

  @Test
  void letsTheFirstCallPassAndSpacesTheRest() {
    assertThat(pace.take(0, 2, PATIENCE).delay()).isZero();
    assertThat(pace.take(0, 2, PATIENCE).delay()).isEqualTo(Duration.ofMillis(500));
    assertThat(pace.take(0, 2, PATIENCE).delay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.take(1_200_000_000L, 2, PATIENCE).delay()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void savesNothingUpWhileNobodyCalls() {
    assertThat(pace.take(0, 2, PATIENCE).delay()).isZero();
    long later = Duration.ofHours(1).toNanos();

    assertThat(pace.take(later, 2, PATIENCE).delay()).isZero();
    assertThat(pace.take(later, 2, PATIENCE).delay()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void takesNoSlotFromWhoWouldNotWaitForIt() {
    assertThat(pace.take(0, 0.05, PATIENCE).taken()).isTrue();
    assertThat(pace.take(0, 0.05, PATIENCE).taken()).isFalse();
    assertThat(pace.take(0, 0.05, PATIENCE).delay()).isEqualTo(Duration.ofSeconds(20));
    assertThat(pace.take(Duration.ofSeconds(15).toNanos(), 0.05, PATIENCE))
        .isEqualTo(new Pace.Slot(true, Duration.ofSeconds(5)));
  }

  @Test
  void staysWithinTheBudgetOfEveryMinute() {
    Random random = new Random(1);
    List<Long> calls = new ArrayList<>();
    long now = 0;
    while (now < Duration.ofMinutes(10).toNanos()) {
      now += random.nextLong(1_000_000_000L);
      for (int i = random.nextInt(6); i > 0; i--) {
        Pace.Slot slot = pace.take(now, 2, PATIENCE);
        if (slot.taken()) {
          calls.add(now + slot.delay().toNanos());
        }
      }
    }

    long minute = Duration.ofMinutes(1).toNanos();
    for (long start : calls) {
      assertThat(calls.stream().filter(call -> call >= start && call < start + minute).count())
          .isLessThanOrEqualTo(120);
    }
  }
}
