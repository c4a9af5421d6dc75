package dev.tidemark.simulator.world;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;

/**
 * Amounts in the smallest coin of a region's currency, so that none is ever finer than a shop could
 * ask: cents, or whole units where there are no cents. Immutable.
 */
record Coins(Region region) {
  /** What a coin is worth in the scale of the wire. */
  long scale() {
    return Price.smallestStep(region.decimals());
  }

  Price price(long coins) {
    return new Price(coins * scale());
  }

  /** What a hundred Singapore cents roughly cost in this region's coins, so goods look priced. */
  long ofCents(long cents) {
    return Math.max(1, cents * perSingaporeDollar() / 100);
  }

  private long perSingaporeDollar() {
    return switch (region) {
      case SG, DEMO -> 100;
      case MY -> 330;
      case PH -> 4_300;
      case TH -> 2_600;
      case VN -> 19_000;
      case TW -> 24;
      case ID -> 12_000;
      case BR -> 410;
      case MX -> 1_400;
      case CO -> 3_100;
      case CL -> 710;
      case PL -> 300;
      case ES, FR -> 69;
      case IN -> 6_500;
      case AR -> 75_000;
    };
  }

  /** An amount times ten-thousandths, to the nearest coin, at least one. */
  static long times(long coins, int tenThousandths) {
    return Math.max(1, (coins * tenThousandths + Dice.WHOLE / 2) / Dice.WHOLE);
  }

  /** The nearest amount a shop would write on a label: three digits, often ending in 9, 5 or 0. */
  static long label(long coins, long taste) {
    if (coins < 100) {
      return Math.max(1, coins);
    }
    long step = 1;
    for (long rest = coins; rest >= 1_000; rest /= 10) {
      step *= 10;
    }
    long digits = (coins + step / 2) / step;
    long shown =
        switch (Dice.below(taste, 4)) {
          case 0 -> digits;
          case 1 -> (digits + 2) / 5 * 5;
          default -> digits - digits % 10 + 9;
        };
    return shown * step;
  }
}
