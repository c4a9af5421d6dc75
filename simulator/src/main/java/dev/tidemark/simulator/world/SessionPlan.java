package dev.tidemark.simulator.world;

import java.time.Duration;

/**
 * When flash sales are held after the shop's start. Before it they are always held in the slots of
 * the region's day.
 *
 * @param regionSlots at 0, 12, 18 and 21 o'clock of the region's zone, until the next; otherwise in
 *     a rhythm of real time
 * @param every from one session's start to the next, at least a second
 * @param length at most {@code every}
 * @param announced how many sessions to come are listed, 0 or more
 * @param items how many items are on the list of a session; at most a quarter of the shop's
 */
public record SessionPlan(
    boolean regionSlots, Duration every, Duration length, int announced, int items) {
  /** Three minutes of every five: a newcomer sees one begin and end while still looking around. */
  public static final SessionPlan DEFAULT =
      new SessionPlan(false, Duration.ofMinutes(5), Duration.ofMinutes(3), 2, 60);

  public SessionPlan {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("sessions are at least 1s apart, not " + every);
    }
    if (length.compareTo(Duration.ofMillis(100)) < 0 || length.compareTo(every) > 0) {
      throw new IllegalArgumentException(
          "a session lasts from 100ms to the next one's start (" + every + "), not " + length);
    }
    if (announced < 0 || announced > 100) {
      throw new IllegalArgumentException("0 to 100 sessions are announced, not " + announced);
    }
    if (items < 1 || items > 10_000) {
      throw new IllegalArgumentException("a session has 1 to 10000 items, not " + items);
    }
  }

  /** The sessions of the real shops, at the hours of the region. */
  public static SessionPlan slots() {
    return new SessionPlan(true, DEFAULT.every, DEFAULT.length, DEFAULT.announced, DEFAULT.items);
  }

  public SessionPlan rhythm(Duration every, Duration length) {
    return new SessionPlan(false, every, length, announced, items);
  }

  public SessionPlan withItems(int items) {
    return new SessionPlan(regionSlots, every, length, announced, items);
  }
}
