package dev.tidemark.simulator.world;

import java.time.Duration;

/** How long an episode lasts: a length is drawn evenly within a band that is drawn first. */
enum Lengths {
  /** A seller's promotion lasts one to seven days. */
  PROMOTION(new int[] {10_000}, new double[] {24, 168}),
  /** Temporary dips of recorded prices: quartiles 1.9, 2.8 and 9 hours, p90 a day. */
  DIP(new int[] {2_500, 5_000, 7_500, 9_000, 10_000}, new double[] {0.5, 1.9, 2.8, 9, 24, 40}),
  /** A variation is sold out for hours, seldom for days. */
  SOLD_OUT(new int[] {6_000, 9_000, 10_000}, new double[] {2, 8, 24, 72});

  private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final int[] shares;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final double[] borders;

  /**
   * @param shares how many of 10,000 lie in this band or one before
   * @param borders hours, one more than bands
   */
  Lengths(int[] shares, double[] borders) {
    this.shares = shares;
    this.borders = borders;
  }

  /** Milliseconds. */
  long millis(long roll) {
    int drawn = Dice.below(roll, Dice.WHOLE);
    int band = 0;
    while (drawn >= shares[band]) {
      band++;
    }
    return Dice.span(
        Dice.roll(roll, 1),
        (long) (borders[band] * MILLIS_PER_HOUR),
        (long) (borders[band + 1] * MILLIS_PER_HOUR));
  }
}
