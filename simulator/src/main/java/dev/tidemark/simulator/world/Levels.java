package dev.tidemark.simulator.world;

import java.util.function.LongConsumer;

/**
 * The base price of an item, which moves in rare steps between three levels: its usual price, one
 * above and one below. So it often comes back exactly to a price it has had. Immutable; times are
 * shop milliseconds.
 *
 * @param period the mean time from one step to the next; a third of the steps lead nowhere
 * @param up how far above the usual price, in ten-thousandths
 * @param down how far below
 */
record Levels(long key, long period, int up, int down) {
  /** The factor on the usual price, in ten-thousandths. */
  int at(long time) {
    long window = window(time);
    return factor(time >= border(window) ? window : window - 1);
  }

  /** Tells every step from {@code from} to {@code until}, and perhaps some around. */
  void borders(long from, long until, LongConsumer borders) {
    for (long window = window(from); window <= window(until); window++) {
      borders.accept(border(window));
    }
  }

  private long window(long time) {
    return Math.floorDiv(time, period);
  }

  private long border(long window) {
    return window * period + Dice.span(Dice.roll(key, window), 0, period);
  }

  private int factor(long window) {
    return switch (Dice.below(Dice.roll(key + 1, window), 3)) {
      case 0 -> Dice.WHOLE + up;
      case 1 -> Dice.WHOLE - down;
      default -> Dice.WHOLE;
    };
  }
}
