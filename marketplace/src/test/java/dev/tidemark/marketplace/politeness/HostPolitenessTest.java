package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.listing.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostPolitenessTest {
  private static final PriceCheck GOOD = new PriceCheck.Gone();

  private final ManualTime time = new ManualTime();
  private final HostPoliteness host = new HostPoliteness("shop.example", 2, time, new Random(5));

  /** When each call was really made. */
  private final List<Duration> calls = new ArrayList<>();

  @Test
  void waitsForItsTurn() {
    for (int i = 0; i < 5; i++) {
      ask(GOOD);
    }

    assertThat(calls)
        .containsExactly(
            Duration.ZERO,
            Duration.ofMillis(500),
            Duration.ofMillis(1000),
            Duration.ofMillis(1500),
            Duration.ofMillis(2000));
  }

  @Test
  void staysAwayExactlyAsLongAsTheHostAsks() {
    PriceCheck refusal = blocked(BlockReason.TOO_MANY_REQUESTS, Duration.ofSeconds(37));

    assertThat(ask(refusal)).isEqualTo(refusal);
    time.pass(Duration.ofSeconds(36));
    assertThat(ask(GOOD)).isEqualTo(new PriceCheck.Postponed(Duration.ofSeconds(1)));
    assertThat(ask("/other", GOOD)).isEqualTo(new PriceCheck.Postponed(Duration.ofSeconds(1)));
    assertThat(calls).hasSize(1);

    time.pass(Duration.ofSeconds(1));
    assertThat(ask(GOOD)).isEqualTo(GOOD);
    assertThat(calls).hasSize(2);
  }

  @Test
  void staysAwayLongerWithEachRefusalInARow() {
    Duration last = Duration.ZERO;
    for (int i = 0; i < 6; i++) {
      PriceCheck check = ask(blocked(BlockReason.CAPTCHA, Duration.ZERO));
      Duration pause = ((PriceCheck.Blocked) check).retryAfter();

      assertThat(pause)
          .isBetween(Duration.ofSeconds(30L << i), Duration.ofMinutes(1L << i))
          .isGreaterThanOrEqualTo(last);
      last = pause;
      time.pass(pause);
    }
    assertThat(host.state().condition()).isEqualTo(Condition.BLOCKED);
    assertThat(host.state().since()).isEqualTo(new ManualTime().now());
  }

  @Test
  void countsRefusalsThatWereUnderWayTogetherAsOneInARow() {
    PriceCheck refusal = blocked(BlockReason.FORBIDDEN, Duration.ZERO);

    PriceCheck first =
        host.ask(
            "/path",
            () -> {
              ask(refusal);
              ask(refusal);
              return refusal;
            });

    assertThat(((PriceCheck.Blocked) first).retryAfter())
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Test
  void forgivesWhenTheHostDoes() {
    ask(blocked(BlockReason.FORBIDDEN, Duration.ZERO));
    assertThat(host.state().condition()).isEqualTo(Condition.BLOCKED);
    assertThat(host.state().detail()).contains("shop.example refuses us (403)");
    time.pass(Duration.ofMinutes(1));

    ask(GOOD);

    assertThat(host.state().condition()).isEqualTo(Condition.OK);
    assertThat(host.state().detail()).isEmpty();
    PriceCheck next = ask(blocked(BlockReason.FORBIDDEN, Duration.ZERO));
    assertThat(((PriceCheck.Blocked) next).retryAfter()).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void slowsDownAfterARefusal() {
    ask(blocked(BlockReason.TOO_MANY_REQUESTS, Duration.ofSeconds(1)));
    time.pass(Duration.ofSeconds(1));
    ask(GOOD);
    ask(GOOD);

    assertThat(calls.getLast().minus(calls.get(1)).toMillis()).isBetween(990L, 1000L);
  }

  @Test
  void slowsNobodyElseForOneItemsInventedPrices() {
    ask(new PriceCheck.Refused(Set.of(Refusal.GRANULARITY)));
    ask(GOOD);
    ask(GOOD);

    assertThat(calls.getLast().minus(calls.get(1)).toMillis()).isBetween(490L, 500L);
    assertThat(host.state().condition()).isEqualTo(Condition.OK);
  }

  @Test
  void doesNotBlameTheHostForWhatUsersAskFor() {
    for (int i = 0; i < 40; i++) {
      ask(new PriceCheck.Refused(Set.of(Refusal.WRONG_ITEM)));
    }

    assertThat(ask(GOOD)).isEqualTo(GOOD);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void stopsAskingAnEndpointWhoseAnswersMakeNoSense() {
    for (int i = 0; i < 20; i++) {
      ask(new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM)));
    }

    assertThat(ask(GOOD)).isInstanceOf(PriceCheck.Unreachable.class);
    assertThat(calls).hasSize(20);
  }

  @Test
  void keepsFewCallsUnderWayAtOnce() throws InterruptedException {
    HostPoliteness fast =
        new HostPoliteness("shop.example", 1000, Timekeeper.system(Instant::now), new Random(5));
    Semaphore underWay = new Semaphore(HostPoliteness.MOST_IN_FLIGHT);
    CountDownLatch answers = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(HostPoliteness.MOST_IN_FLIGHT);
    AtomicInteger tooMany = new AtomicInteger();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() ->
            fast.ask(
                "/path",
                () -> {
                  tooMany.addAndGet(underWay.tryAcquire() ? 0 : 1);
                  started.countDown();
                  awaitQuietly(answers);
                  underWay.release();
                  return GOOD;
                }));
      }
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      answers.countDown();
    }

    assertThat(tooMany).hasValue(0);
  }

  @Test
  void leavesOnlyTheEndpointAloneThatFails() {
    for (int i = 0; i < 20; i++) {
      ask("/broken", unreachable(null));
    }

    assertThat(ask("/broken", GOOD))
        .isInstanceOfSatisfying(
            PriceCheck.Unreachable.class,
            check -> assertThat(check.reason()).isEqualTo(UnreachableReason.CIRCUIT_OPEN));
    assertThat(ask("/other", GOOD)).isEqualTo(GOOD);
    assertThat(calls).hasSize(21);
  }

  @Test
  void wastesNoTurnOnAnEndpointThatIsLeftAlone() {
    for (int i = 0; i < 20; i++) {
      ask("/broken", unreachable(null));
    }
    Duration before = time.passed();

    for (int i = 0; i < 10; i++) {
      ask("/broken", GOOD);
    }
    ask("/other", GOOD);

    assertThat(time.passed().minus(before)).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  void obeysWhatOthersWereToldByTheHost() {
    TurnKeeper shared = TurnKeeper.inMemory(time);
    HostRate rate = new HostRate("shop.example", 2);
    HostPoliteness one = new HostPoliteness(rate, shared, time, new Random(5));
    HostPoliteness other = new HostPoliteness(rate, shared, time, new Random(6));
    one.ask("/path", () -> blocked(BlockReason.TOO_MANY_REQUESTS, Duration.ofSeconds(90)));

    assertThat(other.ask("/path", () -> GOOD))
        .isEqualTo(new PriceCheck.Postponed(Duration.ofSeconds(90)));
    assertThat(other.state().condition()).isEqualTo(Condition.BLOCKED);
    assertThat(other.state().detail()).contains("refused another price service");
  }

  @Test
  void countsRefusalsOfCallsThatWereUnderWayTogetherOnce() {
    Turns turns = TurnKeeper.inMemory(time).of(new HostRate("shop.example", 2));
    turns.refused(Duration.ofSeconds(1));
    turns.refused(Duration.ofSeconds(1));
    turns.refused(Duration.ofSeconds(1));
    time.pass(Duration.ofSeconds(2));
    turns.next(Duration.ofSeconds(10));

    assertThat(turns.next(Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            Turns.Turn.Taken.class,
            taken -> assertThat(taken.delay().toMillis()).isBetween(990L, 1_000L));
  }

  @Test
  void obeysAnOverloadedHostThatNamesATime() {
    ask(unreachable(Duration.ofMinutes(5)));

    assertThat(ask("/other", GOOD)).isEqualTo(new PriceCheck.Postponed(Duration.ofMinutes(5)));
    time.pass(Duration.ofMinutes(5));
    assertThat(ask("/other", GOOD)).isEqualTo(GOOD);
  }

  @Test
  void callsTheHostUnreachableAfterThreeFailuresInARow() {
    ask(unreachable(null));
    ask(unreachable(null));
    assertThat(host.state().condition()).isEqualTo(Condition.OK);

    ask(unreachable(null));
    assertThat(host.state().condition()).isEqualTo(Condition.UNREACHABLE);

    ask(GOOD);
    assertThat(host.state().condition()).isEqualTo(Condition.OK);
  }

  @Test
  void postponesACallWhoseTurnIsTooFarAway() {
    HostPoliteness slow = new HostPoliteness("shop.example", 0.01, time, new Random(5));
    slow.ask("/path", () -> GOOD);

    assertThat(slow.ask("/path", () -> GOOD))
        .isEqualTo(new PriceCheck.Postponed(Duration.ofSeconds(100)));
  }

  @Test
  void survivesACallThatThrows() {
    ask(blocked(BlockReason.FORBIDDEN, Duration.ofSeconds(1)));
    time.pass(Duration.ofSeconds(1));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() ->
              host.ask(
                  "/path",
                  () -> {
                    throw new IllegalStateException("bug");
                  }))
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(ask(GOOD)).isEqualTo(GOOD);
  }

  @Test
  void postponesWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(ask(GOOD)).isInstanceOf(PriceCheck.Postponed.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls).isEmpty();
  }

  private PriceCheck ask(PriceCheck answer) {
    return ask("/path", answer);
  }

  private PriceCheck ask(String endpoint, PriceCheck answer) {
    return host.ask(
        endpoint,
        () -> {
          calls.add(time.passed());
          return answer;
        });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static PriceCheck blocked(BlockReason reason, Duration retryAfter) {
    return new PriceCheck.Blocked(reason, retryAfter);
  }

  private static PriceCheck unreachable(@Nullable Duration retryAfter) {
    return new PriceCheck.Unreachable(UnreachableReason.SERVER_ERROR, retryAfter);
  }
}
