package dev.tidemark.price.schedule;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which of several due items is looked at first when not all can be: those for which a flash sale
 * has just begun or ended, the heaviest first; then new items; then the others in turn. What is
 * looked at only so that no item is forgotten lets the others pass for an hour.
 */
public final class LookOrder {
  private static final int AT_BOUNDARY = 0;
  private static final int FIRST_LOOK = 1;
  private static final int IN_TURN = 2;

  /** The floor leaves room for it: see {@link HostPace#longest()}. */
  private static final Duration LET_PASS = Duration.ofHours(1);

  private LookOrder() {}

  /** Orders items that are due at a time. */
  public static Comparator<DuePoll> at(Instant now) {
    return Comparator.<DuePoll>comparingInt(due -> rank(due, now))
        .thenComparingDouble(due -> rank(due, now) == AT_BOUNDARY ? -due.weight() : 0)
        .thenComparing(due -> turn(due.dueAt(), due.reason()));
  }

  /** When it is the turn of an item that is neither new nor at a boundary. */
  public static Instant turn(Instant dueAt, LookReason reason) {
    return reason == LookReason.FLOOR ? dueAt.plus(LET_PASS) : dueAt;
  }

  private static int rank(DuePoll due, Instant now) {
    Instant boundary = due.boundaryAt();
    if (boundary != null && !boundary.isAfter(now)) {
      return AT_BOUNDARY;
    }
    return due.reason() == LookReason.FIRST_LOOK ? FIRST_LOOK : IN_TURN;
  }
}
