package dev.tidemark.marketplace.politeness;

import java.time.Duration;

/**
 * Spaces calls evenly: each gets the next slot, one interval after the last. The interval may
 * change from call to call. There are no bursts, so that no minute holds more calls than the rate
 * allows. Thread-safe.
 */
public final class Pace {
  private boolean started;
  private long nextSlot;

  /**
   * Takes the next slot and says how long to wait for it, or takes none and says how long the wait
   * would have been: see {@link Slot#taken()}.
   */
  public synchronized Slot take(long nanos, double perSecond, Duration patience) {
    long slot = started && nextSlot - nanos > 0 ? nextSlot : nanos;
    Duration wait = Duration.ofNanos(slot - nanos);
    boolean taken = wait.compareTo(patience) <= 0;
    if (taken) {
      started = true;
      nextSlot = slot + Math.round(1e9 / perSecond);
    }
    return new Slot(taken, wait);
  }

  /** A place in the row of calls. */
  public record Slot(boolean taken, Duration delay) {}
}
