package dev.tidemark.price.pace;

import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.writing.NextLook;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * How long until an item is looked at again.
 *
 * <p>After a good look: the request budget of the region's shop is spent evenly over its items,
 * {@code items / budget} seconds, but never less than the configured lower bound and never more
 * than a day. After failures: a random part of a bound that doubles with each (full jitter), so
 * that items which failed together do not come back together.
 *
 * <p>Safe for use by many threads.
 */
public final class Pace {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** A shop that failed once is often back within half a minute. */
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(30);

  /** Whoever lets items be looked at every second waits seconds after a failure, not minutes. */
  private static final int FIRST_BACKOFF_IN_SHORTEST_INTERVALS = 5;

  /** Four attempts a day find a shop that has been away for long. */
  private static final Duration LONGEST_BACKOFF = Duration.ofHours(6);

  /** 30 s doubled ten times is more than six hours; 5 s, an hour and a half. */
  private static final int MOST_DOUBLINGS = 10;

  /** Of the interval, to either side: items that were added together drift apart. */
  private static final double JITTER = 0.05;

  /** What a cache or a shop's own delay needs at least before a second look tells anything. */
  private static final Duration JUMP_PAUSE = Duration.ofSeconds(20);

  private final Duration shortest;
  private final double budgetPerSecond;
  private final RandomGenerator random;
  private final Map<Region, Long> items = new ConcurrentHashMap<>();

  /**
   * Sets the bounds.
   *
   * @param shortest the lower bound of any item's interval
   * @param budgetPerSecond requests to one shop
   * @param random safe for use by many threads
   */
  public Pace(Duration shortest, double budgetPerSecond, RandomGenerator random) {
    this.shortest = shortest;
    this.budgetPerSecond = budgetPerSecond;
    this.random = random;
  }

  /** Learns how many items share a shop's budget. */
  public void items(Region region, long count) {
    items.put(region, count);
  }

  /** The interval between good looks at an item of a region, before jitter. */
  public Duration interval(Region region) {
    double seconds = items.getOrDefault(region, 1L) / budgetPerSecond;
    return clamped(Duration.ofMillis((long) (seconds * 1_000)), shortest, LONGEST);
  }

  /** The next look after a good one. */
  public NextLook next(Region region, Instant seenAt) {
    Duration interval = interval(region);
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    Duration drawn = Duration.ofMillis((long) (interval.toMillis() * factor));
    return new NextLook(seenAt.plus(max(drawn, shortest)), interval, doubtPauses());
  }

  /** How long after a doubted look a second one counts. */
  public DoubtPauses doubtPauses() {
    return new DoubtPauses(max(JUMP_PAUSE, shortest), shortest);
  }

  /**
   * How long to leave an item alone after a failed look.
   *
   * @param failures those before this one
   * @param asked what the shop asked for, or zero
   */
  public Duration afterFailure(int failures, Duration asked) {
    Duration first =
        clamped(
            shortest.multipliedBy(FIRST_BACKOFF_IN_SHORTEST_INTERVALS),
            Duration.ZERO,
            FIRST_BACKOFF);
    long doubled = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long bound = Math.min(doubled, LONGEST_BACKOFF.toMillis());
    return max(max(Duration.ofMillis(random.nextLong(bound + 1)), shortest), asked);
  }

  private static Duration clamped(Duration value, Duration least, Duration most) {
    return value.compareTo(most) > 0 ? max(most, least) : max(value, least);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
