package dev.tidemark.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * What is in force for an item as a whole at one moment, flash sales aside.
 *
 * @param level the base price relative to the usual one, in ten-thousandths
 */
record Season(int level, @Nullable Episode promotion, @Nullable Episode dip, boolean soldOut) {
  /** Sizes of recorded changes: the share of 100 up to and including this band, and its border. */
  private static final int[] DIP_SHARES = {18, 69, 81, 92, 99, 100};

  private static final int[] DIP_BORDERS = {30, 100, 500, 1_000, 2_000, 5_000, 6_500};

  /** What promotion and dip make of a model's base price, in ten-thousandths. */
  int factor(int model) {
    int factor = Dice.WHOLE;
    if (promotion != null) {
      factor -= Dice.between(promotion.roll(), 500, 3_000);
    }
    if (dip != null && !spares(dip, model)) {
      factor = factor * (Dice.WHOLE - depth(dip.roll())) / Dice.WHOLE;
    }
    return factor;
  }

  /** Three dips in ten concern only some variations, always the first among them. */
  private static boolean spares(Episode dip, int model) {
    return model > 0
        && Dice.below(Dice.roll(dip.roll(), 1), 10) < 3
        && Dice.below(Dice.roll(dip.roll(), 2 + model), 2) == 0;
  }

  private static int depth(long roll) {
    int drawn = Dice.below(Dice.roll(roll, 3), 100);
    int band = 0;
    while (drawn >= DIP_SHARES[band]) {
      band++;
    }
    return Dice.between(Dice.roll(roll, 4), DIP_BORDERS[band], DIP_BORDERS[band + 1]);
  }
}
