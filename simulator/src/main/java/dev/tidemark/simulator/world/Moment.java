package dev.tidemark.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * The prices and the stock of an item at one moment, in coins and pieces. Immutable.
 *
 * @param shopTime the moment in the shop's own time
 * @param time the moment in real time
 * @param offer the item's part in the session that runs now
 */
record Moment(Traits traits, Season season, long shopTime, long time, @Nullable FlashOffer offer) {
  /** Whether what is sold of this model now is sold in the flash sale. */
  boolean inFlashSale(int model) {
    return flashPieces(model) > 0;
  }

  int flashPieces(int model) {
    return offer == null || !offer.includes(model) ? 0 : offer.left(model, time);
  }

  /** Pieces outside the flash sale. */
  int otherPieces(int model) {
    return traits.soldOut(model, season, shopTime) ? 0 : traits.pieces(model, shopTime);
  }

  int pieces(int model) {
    return inFlashSale(model) ? flashPieces(model) : otherPieces(model);
  }

  long price(int model) {
    return offer != null && inFlashSale(model) ? offer.price(model) : otherPrice(model);
  }

  /** The price outside the flash sale. */
  long otherPrice(int model) {
    return traits.price(model, season);
  }

  /** The crossed-out price, 0 when there is none. */
  long listPrice(int model) {
    return offer != null && inFlashSale(model)
        ? offer.listPrice(model)
        : traits.listPrice(model, season);
  }

  /**
   * The model whose price is the item's: the cheapest that can be bought, or of all if none can.
   */
  int headline() {
    int best = -1;
    for (int model = 0; model < traits.models(); model++) {
      if (pieces(model) > 0 && (best < 0 || price(model) < price(best))) {
        best = model;
      }
    }
    return best >= 0 ? best : cheapest();
  }

  private int cheapest() {
    int best = 0;
    for (int model = 1; model < traits.models(); model++) {
      if (price(model) < price(best)) {
        best = model;
      }
    }
    return best;
  }
}
