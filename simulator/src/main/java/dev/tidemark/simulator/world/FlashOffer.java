package dev.tidemark.simulator.world;

import java.util.function.LongConsumer;

/**
 * What an item offers in a session: which variations, at which prices, how many pieces, and when
 * they are gone. Immutable; times are real milliseconds, amounts coins.
 */
final class FlashOffer {
  /** Never sold out. */
  private static final int LASTS = Integer.MAX_VALUE;

  private final long key;
  private final FlashSession session;
  private final Traits traits;
  private final Season atStart;
  private final long taste;
  private final int discount;
  private final boolean[] models;
  private final int pieces;
  private final int count;

  FlashOffer(Traits traits, FlashSession session, ShopTime time) {
    this.key = Dice.roll(traits.key(), session.promotionId());
    this.session = session;
    this.traits = traits;
    this.atStart = traits.season(time.at(session.start().toEpochMilli()));
    // 20 to 80 %; recorded sessions had p10 17-27, p50 50-55, p90 78-80.
    // An item mostly comes back at the price of its last sale.
    boolean again = Dice.chance(Dice.roll(key, 7), 8_000);
    this.taste = again ? Dice.roll(traits.key(), 80) : key;
    this.discount = Dice.between(Dice.roll(taste, 1), 2_000, 8_000);
    this.models = new boolean[traits.models()];
    int chosen = 0;
    for (int model = 0; model < models.length; model++) {
      // The first, which is the cheapest, always takes part: it is what the headline shows.
      models[model] = model == 0 || Dice.below(Dice.roll(key, 10 + model), 10) < 6;
      chosen += models[model] ? 1 : 0;
    }
    this.count = chosen;
    this.pieces = piecesAllocated(Dice.roll(key, 2));
  }

  /** Recorded: p10, p50 and p90 at 40-60, 123-150 and 400-495. */
  private static int piecesAllocated(long roll) {
    int drawn = Dice.below(roll, 100);
    if (drawn < 10) {
      return Dice.between(Dice.roll(roll, 1), 40, 60);
    }
    return drawn < 65
        ? Dice.between(Dice.roll(roll, 1), 60, 170)
        : Dice.between(Dice.roll(roll, 1), 170, 500);
  }

  FlashSession session() {
    return session;
  }

  boolean includes(int model) {
    return models[model];
  }

  /** Below the price outside the sale at the session's start; the same until the session's end. */
  long price(int model) {
    return Math.min(
        Math.max(1, traits.price(model, atStart) - 1),
        Coins.label(
            Coins.times(traits.price(model, atStart), Dice.WHOLE - discount), Dice.roll(taste, 3)));
  }

  /** The price crossed out beside it. */
  long listPrice(int model) {
    return Math.max(traits.listPrice(model, atStart), traits.base(model, atStart));
  }

  /** Claimed at the item, in whole percent. */
  int percent() {
    return (int) (100 - 100 * price(0) / listPrice(0));
  }

  int allocated(int model) {
    return models[model] ? Math.max(4, pieces / count) : 0;
  }

  /** Pieces left while the session runs, 0 once they are gone. */
  int left(int model, long time) {
    long elapsed = (time - start()) * 1_000 / length();
    int soldOutAt = soldOutAt(model);
    if (elapsed >= soldOutAt) {
      return 0;
    }
    int allocated = allocated(model);
    int sold =
        soldOutAt == LASTS
            ? (int) (allocated * elapsed * Dice.between(Dice.roll(key, 4), 100, 900) / 1_000_000)
            : (int) (allocated * elapsed / soldOutAt);
    return Math.clamp(allocated - sold + comeBack(model, elapsed), 1, allocated);
  }

  /** Reservations that lapse put a few pieces back for a moment. */
  private int comeBack(int model, long elapsed) {
    long roll = Dice.roll(Dice.roll(key, 40 + model), elapsed / 25);
    return Dice.below(roll, 10) == 0 ? Dice.between(Dice.roll(roll, 1), 1, 3) : 0;
  }

  /** When all of it is gone, or the session's end. */
  long soldOutMoment() {
    long moment = start();
    for (int model = 0; model < models.length; model++) {
      if (models[model]) {
        moment = Math.max(moment, momentOf(model));
      }
    }
    return moment;
  }

  void borders(LongConsumer borders) {
    borders.accept(start());
    borders.accept(end());
    for (int model = 0; model < models.length; model++) {
      borders.accept(momentOf(model));
    }
  }

  private long momentOf(int model) {
    int soldOutAt = soldOutAt(model);
    return soldOutAt == LASTS ? end() : start() + Math.ceilDiv(soldOutAt * length(), 1_000L);
  }

  /** In thousandths of the session; one item in ten is sold out before its end. */
  private int soldOutAt(int model) {
    if (Dice.below(Dice.roll(key, 5), 10) > 0) {
      return LASTS;
    }
    int whole = Dice.between(Dice.roll(key, 6), 80, 850);
    return model == 0 || count == 1
        ? whole
        : whole * Dice.between(Dice.roll(key, 70 + model), 400, 1_000) / 1_000;
  }

  private long start() {
    return session.start().toEpochMilli();
  }

  private long end() {
    return session.end().toEpochMilli();
  }

  private long length() {
    return end() - start();
  }
}
