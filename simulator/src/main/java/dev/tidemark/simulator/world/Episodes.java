package dev.tidemark.simulator.world;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that comes and goes for ever: time is cut into windows of equal length, and each holds
 * one episode or none, wholly inside. Immutable; times are shop milliseconds.
 *
 * @param key makes these episodes different from others
 * @param period the length of a window
 * @param share how many of 10,000 windows hold an episode
 */
record Episodes(long key, long period, int share, Lengths lengths) {
  /** The episode in force at this time. */
  @Nullable Episode at(long time) {
    Episode episode = inWindow(window(time));
    return episode != null && episode.covers(time) ? episode : null;
  }

  /** Tells every beginning and end from {@code from} to {@code until}, and perhaps some around. */
  void borders(long from, long until, LongConsumer borders) {
    if (share == 0) {
      return;
    }
    for (long window = window(from); window <= window(until); window++) {
      Episode episode = inWindow(window);
      if (episode != null) {
        borders.accept(episode.from());
        borders.accept(episode.until());
      }
    }
  }

  private long window(long time) {
    return Math.floorDiv(time - phase(), period);
  }

  /** Otherwise the windows of all items would begin at once. */
  private long phase() {
    return Math.floorMod(key, period);
  }

  private @Nullable Episode inWindow(long window) {
    long roll = Dice.roll(key, window);
    if (!Dice.chance(roll, share)) {
      return null;
    }
    long length = Math.min(lengths.millis(Dice.roll(roll, 1)), period - period / 8);
    long from = window * period + phase() + Dice.span(Dice.roll(roll, 2), 0, period - length);
    return new Episode(from, from + length, habit(roll));
  }

  /** A seller mostly does the same again, which is why prices so often return to an earlier one. */
  private long habit(long roll) {
    return Dice.chance(Dice.roll(roll, 3), 8_000) ? Dice.roll(key, -1) : Dice.roll(roll, 4);
  }
}
