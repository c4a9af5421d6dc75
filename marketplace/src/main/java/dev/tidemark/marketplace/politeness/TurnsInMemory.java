package dev.tidemark.marketplace.politeness;

import java.time.Duration;

/** The turns of a host that only this process calls. Thread-safe. */
final class TurnsInMemory implements Turns {
  private final Timekeeper time;
  private final AdaptiveRate rate;
  private final Pace pace = new Pace();
  private boolean everClosed;
  private boolean refused;
  private long closedUntil;

  TurnsInMemory(double perSecond, Timekeeper time) {
    this.rate = new AdaptiveRate(perSecond);
    this.time = time;
  }

  @Override
  public Turn next(Duration patience) {
    long now = time.nanos();
    Pace.Slot slot = pace.take(now, rate.perSecond(now), patience);
    return slot.taken() ? new Turn.Taken(slot.delay()) : new Turn.TooFar(slot.delay());
  }

  @Override
  public synchronized Closure closure() {
    long remaining = closedUntil - time.nanos();
    return everClosed && remaining > 0
        ? new Closure(Duration.ofNanos(remaining), refused)
        : Closure.NONE;
  }

  /** Calls that were under way together are refused together, and count once. */
  @Override
  public synchronized void refused(Duration pause) {
    if (closure().isOver() || !refused) {
      rate.refused(time.nanos());
    }
    close(pause);
    refused = true;
  }

  @Override
  public synchronized void close(Duration pause) {
    long until = time.nanos() + pause.toNanos();
    if (closure().isOver()) {
      refused = false;
      closedUntil = until;
    } else if (until - closedUntil > 0) {
      closedUntil = until;
    }
    everClosed = true;
  }
}
