package dev.tidemark.simulator.world;

/** Throws that fall the same way for ever: every throw is a function of a key and a purpose. */
final class Dice {
  /** One ten-thousandth: shares and price factors are counted in these. */
  static final int WHOLE = 10_000;

  /** The golden ratio in 64 bits, the increment of SplitMix64. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Dice() {}

  /** A key for one purpose of the owner of another key. */
  static long roll(long key, long purpose) {
    return mix(key + mix(purpose * STEP + 1));
  }

  /** A number from 0 to {@code bound - 1}. */
  static int below(long roll, int bound) {
    return (int) (((roll >>> 33) * bound) >>> 31);
  }

  /** A number from {@code low} to {@code high}, both included. */
  static int between(long roll, int low, int high) {
    return low + below(roll, high - low + 1);
  }

  /** A span from {@code low} to {@code high}; for spans longer than 2^31 as well. */
  static long span(long roll, long low, long high) {
    return low + (long) ((roll >>> 11) * 0x1.0p-53 * (high - low));
  }

  static boolean chance(long roll, int tenThousandths) {
    return below(roll, WHOLE) < tenThousandths;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every bit. */
  private static long mix(long value) {
    long z = value + STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
