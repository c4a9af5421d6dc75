package dev.tidemark.price.schedule;

import dev.tidemark.itemsdb.poll.DuePoll;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long an item is left alone after a look that told nothing.
 *
 * <p>After a failure: a random part of a bound that doubles with each (full jitter), so that items
 * which failed together do not come back together. After a pause that the shop wants, or that our
 * own politeness makes: when it ends, spread over the time that it lasted.
 *
 * <p>Safe for use by many threads if the random generator is.
 */
public final class Retreat {
  /** A shop that failed once is often back within half a minute. */
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(30);

  /** Whoever lets items be looked at every second waits seconds after a failure, not minutes. */
  private static final int FIRST_BACKOFF_IN_SHORTEST_INTERVALS = 5;

  /** Four attempts a day find a shop that has been away for long. */
  private static final Duration LONGEST_BACKOFF = Duration.ofHours(6);

  /** 30 s doubled ten times is more than six hours; 5 s, an hour and a half. */
  private static final int MOST_DOUBLINGS = 10;

  /** A pause this short only means that others had their turns first. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private final HostPaces paces;
  private final RandomGenerator random;

  public Retreat(HostPaces paces, RandomGenerator random) {
    this.paces = paces;
    this.random = random;
  }

  /**
   * How long to leave an item alone after a failed look.
   *
   * @param failures those before this one
   * @param asked what the shop asked for, or zero
   */
  public Duration afterFailure(int failures, Duration asked) {
    Duration shortest = paces.shortest();
    Duration first = min(shortest.multipliedBy(FIRST_BACKOFF_IN_SHORTEST_INTERVALS), FIRST_BACKOFF);
    Duration bound =
        min(
            Duration.ofMillis(first.toMillis() << Math.min(failures, MOST_DOUBLINGS)),
            LONGEST_BACKOFF);
    return max(max(upTo(bound), shortest), asked);
  }

  /**
   * When to look at an item that could not be asked about, through no fault of its own.
   *
   * <p>What became due while a shop was closed comes back over as long as it was closed, hot items
   * first because their intervals bound it; but no item waits beyond its floor for that.
   *
   * @param pause how long nobody can be asked
   */
  public Instant afterPause(DuePoll due, Instant now, Duration pause) {
    Instant open = now.plus(pause);
    if (pause.compareTo(SHORT) <= 0) {
      return open.plus(upTo(min(pause, paces.shortest())));
    }
    Instant lastPoll = due.lastPoll();
    if (lastPoll == null) {
      return open;
    }
    Instant back = open.plus(upTo(min(due.interval(), pause.multipliedBy(2))));
    Instant latest = lastPoll.plus(paces.of(due.listing().region()).floor());
    return back.isAfter(latest) ? (latest.isAfter(open) ? latest : open) : back;
  }

  /** Whether a pause is so long that it is worth telling why. */
  public static boolean isLong(Duration pause) {
    return pause.compareTo(SHORT) > 0;
  }

  private Duration upTo(Duration bound) {
    return Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
