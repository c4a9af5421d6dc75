package dev.tidemark.marketplace.politeness;

import java.time.Duration;

/**
 * Stops calling what does not work. Closed, it lets calls pass until half of at least 20 within a
 * minute have failed, or until it is told to open; open, it lets none pass for a while; then, half
 * open, it lets three probes pass: if all succeed it closes, if one fails it opens again, for
 * longer. Thread-safe.
 */
public final class CircuitBreaker {
  private static final int PROBES = 3;

  /** While the probes are under way it is not worth asking more often. */
  private static final Duration WHILE_PROBING = Duration.ofSeconds(1);

  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private final BackOff backOff;
  private final FailureWindow window = new FailureWindow();
  private State state = State.CLOSED;
  private long openUntil;
  private int timesOpened;
  private int probesLeft;
  private int probesSucceeded;

  public CircuitBreaker(BackOff backOff) {
    this.backOff = backOff;
  }

  /**
   * Zero when a call may be made: then exactly one of {@link #succeeded}, {@link #failed}, {@link
   * #open} and {@link #unused} follows. Otherwise how long to stay away.
   */
  public synchronized Duration tryPass(long nanos) {
    if (state == State.OPEN) {
      if (openUntil - nanos > 0) {
        return Duration.ofNanos(openUntil - nanos);
      }
      state = State.HALF_OPEN;
      probesLeft = PROBES;
      probesSucceeded = 0;
    }
    if (state == State.HALF_OPEN) {
      if (probesLeft == 0) {
        return WHILE_PROBING;
      }
      probesLeft--;
    }
    return Duration.ZERO;
  }

  public synchronized void succeeded(long nanos) {
    if (state == State.CLOSED) {
      window.add(nanos, false);
    } else if (state == State.HALF_OPEN && ++probesSucceeded == PROBES) {
      state = State.CLOSED;
      timesOpened = 0;
      window.clear();
    }
  }

  public synchronized void failed(long nanos) {
    if (state == State.HALF_OPEN) {
      open(nanos, backOff.fullJitter(timesOpened + 1));
    } else if (state == State.CLOSED) {
      window.add(nanos, true);
      if (window.isBad()) {
        open(nanos, backOff.fullJitter(timesOpened + 1));
      }
    }
  }

  /** The call was not made after all, or its outcome says nothing. */
  public synchronized void unused() {
    if (state == State.HALF_OPEN) {
      probesLeft++;
    }
  }

  /** Opens at once, for at least so long. */
  public synchronized void open(long nanos, Duration duration) {
    long until = nanos + duration.toNanos();
    if (state != State.OPEN || until - openUntil > 0) {
      openUntil = until;
    }
    state = State.OPEN;
    timesOpened++;
    window.clear();
  }

  /** How long {@link #tryPass} would say to stay away; takes nothing. */
  public synchronized Duration remaining(long nanos) {
    return switch (state) {
      case CLOSED -> Duration.ZERO;
      case OPEN -> openUntil - nanos > 0 ? Duration.ofNanos(openUntil - nanos) : Duration.ZERO;
      case HALF_OPEN -> probesLeft == 0 ? WHILE_PROBING : Duration.ZERO;
    };
  }
}
