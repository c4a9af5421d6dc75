package dev.tidemark.simulator.world;

import java.util.function.LongConsumer;

/**
 * What decides the prices of an item at every moment: its usual prices and the things that come and
 * go. Immutable; times are shop milliseconds, amounts coins.
 */
final class Traits {
  /** A third of the listings in a sample of 2024 claimed a discount. */
  private static final int ALWAYS_REDUCED = 2_800;

  /** Some sellers raise the crossed-out price while they sell for less. */
  private static final int RAISES_LIST_PRICE = 500;

  private final long key;
  private final Pace pace;
  private final long[] usual;
  private final long[] listPrices;
  private final boolean raisesListPrice;
  private final boolean labelled;
  private final Levels levels;
  private final Episodes promotions;
  private final Episodes dips;
  private final Episodes soldOut;
  private final Episodes[] modelSoldOut;

  Traits(long key, Category category, Variations variations, Coins coins) {
    this.key = key;
    this.pace = Pace.of(Dice.roll(key, 1));
    this.usual = new long[variations.count()];
    this.listPrices = new long[usual.length];
    this.modelSoldOut = new Episodes[usual.length];
    long amount = coins.ofCents(category.cents(Dice.roll(key, 2)));
    boolean reduced = Dice.chance(Dice.roll(key, 3), ALWAYS_REDUCED);
    // Claimed discounts of that sample: p10 9 %, median 41 %, p90 63 %.
    int mark = reduced ? Dice.between(Dice.roll(key, 4), 11_000, 24_000) : 0;
    for (int model = 0; model < usual.length; model++) {
      usual[model] = Coins.times(amount, variations.factor(model));
      listPrices[model] =
          reduced ? Coins.label(Coins.times(usual[model], mark), Dice.roll(key, 5)) : 0;
      modelSoldOut[model] = pace.modelSoldOut(Dice.roll(key, 100 + model));
    }
    this.raisesListPrice = Dice.chance(Dice.roll(key, 6), RAISES_LIST_PRICE);
    this.labelled = Dice.chance(Dice.roll(key, 7), 7_000);
    this.levels = pace.levels(Dice.roll(key, 8));
    this.promotions = pace.promotions(Dice.roll(key, 9));
    this.dips = pace.dips(Dice.roll(key, 10));
    this.soldOut = pace.soldOut(Dice.roll(key, 11));
  }

  long key() {
    return key;
  }

  Pace pace() {
    return pace;
  }

  int models() {
    return usual.length;
  }

  /** The factors in force for the whole item, to be asked for once per moment. */
  Season season(long time) {
    return new Season(
        levels.at(time), promotions.at(time), dips.at(time), soldOut.at(time) != null);
  }

  /** What a model costs outside flash sales. */
  long price(int model, Season season) {
    long price = base(model, season);
    int factor = season.factor(model);
    if (factor == Dice.WHOLE) {
      return price;
    }
    long reduced = Coins.times(price, factor);
    return labelled && reduced >= 100 ? reduced - reduced % shownStep(reduced) : reduced;
  }

  /** The price before promotions. */
  long base(int model, Season season) {
    return Coins.label(Coins.times(usual[model], season.level()), Dice.roll(key, 12));
  }

  /** The crossed-out price outside flash sales, 0 when there is none. */
  long listPrice(int model, Season season) {
    if (season.promotion() == null) {
      return listPrices[model] > price(model, season) ? listPrices[model] : 0;
    }
    long claimed = Math.max(base(model, season), listPrices[model]);
    return raisesListPrice ? Coins.label(Coins.times(claimed, 12_500), key) : claimed;
  }

  boolean soldOut(int model, Season season, long time) {
    return season.soldOut() || modelSoldOut[model].at(time) != null;
  }

  /** How many pieces an unsold variation has, 1 or more; another number every day. */
  int pieces(int model, long time) {
    long day = Math.floorDiv(time, 86_400_000L);
    int usually = 5 + Dice.below(Dice.roll(key, 200 + model), 600);
    return Math.max(1, usually * Dice.between(Dice.roll(key + model, day), 200, 1_000) / 1_000);
  }

  /** Tells every moment at which something may change from {@code from} to {@code until}. */
  void borders(long from, long until, LongConsumer borders) {
    levels.borders(from, until, borders);
    promotions.borders(from, until, borders);
    dips.borders(from, until, borders);
    soldOut.borders(from, until, borders);
    for (Episodes episodes : modelSoldOut) {
      episodes.borders(from, until, borders);
    }
  }

  private static long shownStep(long amount) {
    long step = 1;
    for (long rest = amount; rest >= 10_000; rest /= 10) {
      step *= 10;
    }
    return step;
  }
}
