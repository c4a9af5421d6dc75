package dev.tidemark.price.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.itemsdb.poll.PollState;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final HostPaces paces = new HostPaces(MINUTE);
  private final Schedule schedule = new Schedule(paces, new SplittableRandom(4));

  @Test
  void looksAgainAfterTheInterval() {
    NextPoll next = after(state(NOW.minusSeconds(600), null), false);

    assertThat(next.reason()).isEqualTo(LookReason.INTERVAL);
    assertThat(next.interval()).isEqualTo(MINUTE);
    assertThat(next.dueAt()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(63));
    assertThat(next.beta()).isGreaterThan(PollState.UNKNOWN.beta());
  }

  @Test
  void spreadsLooksByATwentiethToEitherSide() {
    paces.set(Region.SG, 5e4, Duration.ofDays(1));
    Duration interval = after(state(null, null), false).interval();
    for (int i = 0; i < 500; i++) {
      Duration wait = Duration.between(NOW, after(state(null, null), false).dueAt());
      assertThat((double) wait.toMillis() / interval.toMillis()).isBetween(0.949, 1.051);
    }
  }

  @Test
  void saysThatAnItemWaitsForNothingButTheFloor() {
    paces.set(Region.SG, 1e12, Duration.ofDays(1));

    NextPoll next = after(state(NOW.minusSeconds(600), null), false);

    assertThat(next.reason()).isEqualTo(LookReason.FLOOR);
    assertThat(next.dueAt()).isBefore(NOW.plus(Duration.ofHours(23)));
  }

  @Test
  void looksTwoSecondsAfterAnAnnouncedBoundary() {
    paces.set(Region.SG, 1e12, Duration.ofDays(1));
    Instant boundary = NOW.plusSeconds(5_000);

    NextPoll next = after(state(NOW.minusSeconds(600), boundary), false);

    assertThat(next.reason()).isEqualTo(LookReason.BOUNDARY);
    assertThat(next.dueAt()).isEqualTo(boundary.plusSeconds(2));
    assertThat(next.boundaryAt()).isEqualTo(boundary);
  }

  @Test
  void doesNotLookShortlyBeforeABoundaryButAfterIt() {
    Instant boundary = NOW.plusSeconds(90);

    NextPoll next = after(state(NOW.minusSeconds(600), boundary), false);

    assertThat(next.dueAt()).isEqualTo(boundary.plusSeconds(2));
  }

  @Test
  void keepsTheShortestIntervalEvenAtABoundary() {
    NextPoll next = after(state(NOW.minusSeconds(600), NOW.plusSeconds(5)), false);

    assertThat(next.dueAt()).isEqualTo(NOW.plus(MINUTE));
    assertThat(next.reason()).isEqualTo(LookReason.BOUNDARY);
  }

  @Test
  void goesOnToTheNextBoundaryAndLearnsNothingFromTheOneThatPassed() {
    Instant boundary = NOW.minusSeconds(2);
    PollState was = state(NOW.minusSeconds(600), boundary);

    Instant further = NOW.plusSeconds(9_000);

    NextPoll next =
        schedule.after(
            Region.SG, was, true, NOW, new Boundaries(List.of(further), List.of(further)));

    assertThat(next.boundaryPassedAt()).isEqualTo(boundary);
    assertThat(next.boundaryAt()).isEqualTo(further);
    assertThat(next.alpha()).isEqualTo(was.alpha());
    assertThat(next.beta()).isEqualTo(was.beta());
  }

  @Test
  void learnsNothingAcrossABoundaryThatWasNotAnnounced() {
    Instant start = NOW.minusSeconds(300);
    PollState was = state(NOW.minusSeconds(600), null);

    NextPoll next =
        schedule.after(Region.SG, was, true, NOW, new Boundaries(List.of(start), List.of()));

    assertThat(next.alpha()).isEqualTo(was.alpha());
    assertThat(next.boundaryAt()).isNull();
  }

  @Test
  void looksEarlyOnlyWhereThatTellsSomething() {
    Duration hour = Duration.ofHours(1);
    assertThat(schedule.worthwhileEarly(NOW.minusSeconds(1_801), hour, null, NOW)).isTrue();
    assertThat(schedule.worthwhileEarly(NOW.minusSeconds(1_700), hour, null, NOW)).isFalse();
    assertThat(schedule.worthwhileEarly(NOW.minusSeconds(59), MINUTE, null, NOW)).isFalse();
    assertThat(schedule.worthwhileEarly(null, hour, null, NOW)).isFalse();
    assertThat(schedule.worthwhileEarly(NOW.minusSeconds(1_801), hour, NOW.plusSeconds(30), NOW))
        .isFalse();
  }

  private NextPoll after(PollState was, boolean changed) {
    return schedule.after(Region.SG, was, changed, NOW, Boundaries.NONE);
  }

  private static PollState state(@Nullable Instant lastPoll, @Nullable Instant boundary) {
    return new PollState(lastPoll, 0.4, 0.4 / 0.6, 1, boundary, null);
  }
}
