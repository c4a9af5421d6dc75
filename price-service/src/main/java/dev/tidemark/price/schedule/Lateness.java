package dev.tidemark.price.schedule;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How late looks were since somebody last asked, by region. Only looks that were due by their
 * interval count: the others say nothing about how intervals fit the budget. Thread-safe.
 */
public final class Lateness {
  /** One look after a long outage must not drown a hundred that were in time. */
  private static final double MOST = 1;

  /** The sum of so many looks' lateness, in their intervals. */
  public record Sum(double intervals, long looks) {
    public static final Sum NONE = new Sum(0, 0);

    public Sum plus(Sum other) {
      return new Sum(intervals + other.intervals, looks + other.looks);
    }

    /** 0 without any look: then nothing has to change. */
    public double mean() {
      return looks == 0 ? 0 : intervals / looks;
    }
  }

  private final Map<Region, Sum> sums = new EnumMap<>(Region.class);

  /** Counts a look that was made. */
  public void served(DuePoll due, Instant at) {
    if (due.reason() == LookReason.INTERVAL || due.reason() == LookReason.FLOOR) {
      add(due.listing().region(), of(due.dueAt(), due.interval(), at));
    }
  }

  /** How late one look was, in its interval, from -1 to 1. */
  public static double of(Instant dueAt, Duration interval, Instant at) {
    double late =
        (double) Duration.between(dueAt, at).toMillis() / Math.max(1, interval.toMillis());
    return Math.clamp(late, -MOST, MOST);
  }

  private synchronized void add(Region region, double intervals) {
    sums.merge(region, new Sum(intervals, 1), Sum::plus);
  }

  /** What came in since the last time, and begins anew. */
  public synchronized Sum take(Region region) {
    Sum sum = sums.remove(region);
    return sum == null ? Sum.NONE : sum;
  }
}
