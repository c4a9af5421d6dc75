package dev.tidemark.simulator.world;

import java.time.Duration;

/**
 * How lively the prices of an item are. The shares and the rates are a mixture that fits recorded
 * histories: most listings hardly move, a few move all day.
 */
enum Pace {
  /** At most one change in two months. */
  STATIC(6_000, 200, new Rhythm(120, 90, 1_500, 90, 0, 120, 1_000, 365, 2_000)),
  /** About three changes in 30 days. */
  NORMAL(3_000, 1_600, new Rhythm(40, 30, 5_000, 30, 1_200, 40, 3_000, 180, 3_000)),
  /** About twenty. */
  ACTIVE(900, 10_000, new Rhythm(28, 15, 5_000, 3, 3_300, 12, 4_000, 60, 4_000)),
  /** 45 and more. */
  VERY_ACTIVE(100, 10_000, new Rhythm(20, 15, 6_000, 1, 6_000, 8, 5_000, 45, 5_000));

  /**
   * Lengths of windows in days, and how many of 10,000 windows hold an episode.
   *
   * @param base the mean time between steps of the base price
   */
  private record Rhythm(
      int base,
      int promotions,
      int promotionShare,
      int dips,
      int dipShare,
      int modelSoldOut,
      int modelSoldOutShare,
      int soldOut,
      int soldOutShare) {}

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final int share;
  private final int pastFlashShare;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Rhythm rhythm;

  /**
   * @param share of 10,000 items
   * @param pastFlashShare how many of 10,000 invitations to a flash sale of the past it accepted;
   *     with three and a half invitations in 30 days these keep the rates above
   */
  Pace(int share, int pastFlashShare, Rhythm rhythm) {
    this.share = share;
    this.pastFlashShare = pastFlashShare;
    this.rhythm = rhythm;
  }

  static Pace of(long roll) {
    int drawn = Dice.below(roll, Dice.WHOLE);
    for (Pace pace : values()) {
      if (drawn < pace.share) {
        return pace;
      }
      drawn -= pace.share;
    }
    throw new IllegalStateException("the shares do not sum up to the whole");
  }

  int pastFlashShare() {
    return pastFlashShare;
  }

  Levels levels(long key) {
    // Steps of 3 to 12 %: the gap between the outer levels is at most that.
    int up = Dice.between(Dice.roll(key, 1), 300, 700);
    int down = Dice.between(Dice.roll(key, 2), 300, 500);
    long period = DAY * Dice.between(Dice.roll(key, 3), rhythm.base / 2, rhythm.base * 3 / 2);
    return new Levels(Dice.roll(key, 4), period, up, down);
  }

  Episodes promotions(long key) {
    return new Episodes(key, rhythm.promotions * DAY, rhythm.promotionShare, Lengths.PROMOTION);
  }

  Episodes dips(long key) {
    return new Episodes(key, rhythm.dips * DAY, rhythm.dipShare, Lengths.DIP);
  }

  Episodes modelSoldOut(long key) {
    return new Episodes(key, rhythm.modelSoldOut * DAY, rhythm.modelSoldOutShare, Lengths.SOLD_OUT);
  }

  Episodes soldOut(long key) {
    return new Episodes(key, rhythm.soldOut * DAY, rhythm.soldOutShare, Lengths.SOLD_OUT);
  }
}
