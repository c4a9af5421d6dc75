package dev.tidemark.simulator.world;

/**
 * A shuffled order of the numbers from 0 to {@code size - 1} that can be read in both directions
 * without keeping it: a Feistel network of four rounds, walked until it lands inside. Immutable.
 */
final class Permutation {
  private static final int ROUNDS = 4;

  private final long key;
  private final long size;
  private final int halfBits;
  private final long halfMask;

  /**
   * @param size 1 to 2^62
   */
  Permutation(long key, long size) {
    this.key = key;
    this.size = size;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
    this.halfBits = (bits + 1) / 2;
    this.halfMask = (1L << halfBits) - 1;
  }

  /** Where a number goes. */
  long of(long number) {
    long value = number;
    do {
      value = forth(value);
    } while (value >= size);
    return value;
  }

  /** The number that goes there. */
  long inverse(long place) {
    long value = place;
    do {
      value = back(value);
    } while (value >= size);
    return value;
  }

  private long forth(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (Dice.roll(key + round, right) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }

  private long back(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long before = right ^ (Dice.roll(key + round, left) & halfMask);
      right = left;
      left = before;
    }
    return left << halfBits | right;
  }
}
