package dev.tidemark.marketplace.politeness;

import java.time.Duration;

/**
 * Hands out the turns in which a host may be called, spaced evenly at the host's rate, to everybody
 * who shares that rate. Nothing is saved up while nobody calls.
 *
 * <p>A refusal closes the host to all of them and halves their rate, which then grows by 2 % of the
 * full rate with every minute. May block while it asks others; thread-safe.
 */
public interface Turns {

  /** Takes the next turn, if it is at most so far away. */
  Turn next(Duration patience);

  /** Whether, right now, nobody may call: to be asked just before a call for which one waited. */
  Closure closure();

  /** The host has refused a call: nobody calls for so long, and then only half as fast. */
  void refused(Duration pause);

  /** The host wants no calls for so long, though we were not too fast. */
  void close(Duration pause);

  /** What came of asking for a turn. */
  sealed interface Turn {
    /** It is ours, after so long. */
    record Taken(Duration delay) implements Turn {}

    /** None was taken; the next one would have been so far away. */
    record TooFar(Duration delay) implements Turn {}
  }

  /**
   * For how long nobody may call.
   *
   * @param remaining zero when the host is open
   * @param refused whether a refusal closed it
   */
  record Closure(Duration remaining, boolean refused) {
    public static final Closure NONE = new Closure(Duration.ZERO, false);

    public boolean isOver() {
      return !remaining.isPositive();
    }
  }
}
