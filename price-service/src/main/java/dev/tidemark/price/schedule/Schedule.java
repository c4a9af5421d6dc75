package dev.tidemark.price.schedule;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.itemsdb.poll.PollState;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says when an item is looked at again after a good look, and what that look has taught: by its
 * interval, or just after the next announced start or end of a flash sale if that comes first.
 *
 * <p>Knows no clock. Safe for use by many threads if the random generator is.
 */
public final class Schedule {
  /** Of the interval, to either side: items that were added together drift apart. */
  static final double JITTER = 0.05;

  /** How long after a boundary to look: a shop's own clock and caches may lag a little. */
  public static final Duration AFTER_BOUNDARY = Duration.ofSeconds(2);

  private final HostPaces paces;
  private final RandomGenerator random;

  public Schedule(HostPaces paces, RandomGenerator random) {
    this.paces = paces;
    this.random = random;
  }

  /**
   * The next look after a good one.
   *
   * @param boundaries what is known of the item's flash sales beside what was announced to it
   */
  public NextPoll after(
      Region region, PollState was, boolean changed, Instant seenAt, Boundaries boundaries) {
    Instant announced = was.boundaryAt();
    boolean passed = announced != null && !announced.isAfter(seenAt);
    Instant known = boundaries.next(seenAt).orElse(null);
    Instant ahead = passed ? known : earlier(announced, known);
    ChangeRate rate = learnt(was, changed, seenAt, boundaries);
    HostPace pace = paces.of(region);
    Duration interval = pace.interval(was.weight(), rate);
    Instant drawn = seenAt.plus(drawn(interval, pace.shortest()));
    boolean atBoundary = ahead != null && isNoSooner(drawn, ahead);
    Instant due = ahead != null && atBoundary ? boundaryLook(ahead, seenAt) : drawn;
    return new NextPoll(
        due,
        interval,
        atBoundary ? LookReason.BOUNDARY : reason(interval, pace),
        rate.alpha(),
        rate.beta(),
        ahead,
        passed ? announced : was.boundaryPassedAt());
  }

  /**
   * Whether a look before it is due would tell something. Too soon after the last one it would
   * hardly, and too shortly before a boundary it would delay the one that matters.
   */
  public boolean worthwhileEarly(DuePoll poll, Instant now) {
    return worthwhileEarly(poll.lastPoll(), poll.interval(), poll.boundaryAt(), now)
        && poll.reason() != LookReason.BACK_OFF
        && poll.reason() != LookReason.SECOND_LOOK;
  }

  /** The same for an item whose last look was a good one. */
  public boolean worthwhileEarly(
      @Nullable Instant lastPoll, Duration interval, @Nullable Instant boundaryAt, Instant now) {
    Duration shortest = paces.shortest();
    Duration least = max(shortest, interval.dividedBy(2));
    return lastPoll != null
        && !now.isBefore(lastPoll.plus(least))
        && (boundaryAt == null
            || !boundaryAt.isAfter(now)
            || now.plus(shortest).isBefore(boundaryAt.plus(AFTER_BOUNDARY)));
  }

  /**
   * A flash sale's start and end come at known times and say nothing about how often the price
   * changes otherwise.
   */
  private static ChangeRate learnt(
      PollState was, boolean changed, Instant seenAt, Boundaries boundaries) {
    ChangeRate rate = new ChangeRate(was.alpha(), was.beta());
    Instant lastPoll = was.lastPoll();
    if (lastPoll == null
        || liesWithin(was.boundaryAt(), lastPoll, seenAt)
        || boundaries.within(lastPoll, seenAt)) {
      return rate;
    }
    return rate.after(Duration.between(lastPoll, seenAt), changed);
  }

  private static boolean liesWithin(@Nullable Instant boundary, Instant from, Instant to) {
    return boundary != null && boundary.isAfter(from) && !boundary.isAfter(to);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private Duration drawn(Duration interval, Duration shortest) {
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return max(Duration.ofMillis((long) (interval.toMillis() * factor)), shortest);
  }

  /** A look so shortly before that the one after the boundary would come too soon waits for it. */
  private boolean isNoSooner(Instant drawn, Instant boundary) {
    return drawn.plus(paces.shortest()).isAfter(boundary.plus(AFTER_BOUNDARY));
  }

  private Instant boundaryLook(Instant boundary, Instant seenAt) {
    Instant look = boundary.plus(AFTER_BOUNDARY);
    Instant soonest = seenAt.plus(paces.shortest());
    return look.isBefore(soonest) ? soonest : look;
  }

  private static LookReason reason(Duration interval, HostPace pace) {
    boolean longest = interval.compareTo(pace.longest()) >= 0;
    return longest && interval.compareTo(pace.shortest()) > 0
        ? LookReason.FLOOR
        : LookReason.INTERVAL;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
