package dev.tidemark.simulator.world;

import dev.tidemark.protocol.Price;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a variation at one moment.
 *
 * @param price the price it is sold for now, or would be if it were not sold out
 * @param listPrice the crossed-out price, null when there is none
 * @param flashSale whether {@code price} is that of a flash sale
 * @param pieces how many can be bought for {@code price}, 0 when it is sold out
 * @param otherPrice the price outside the flash sale, equal to {@code price} without one
 * @param otherPieces how many there are outside the flash sale
 * @param flashAllocated how many the running flash sale began with, 0 without one
 */
public record ModelTruth(
    DemoModel model,
    Price price,
    @Nullable Price listPrice,
    boolean flashSale,
    int pieces,
    Price otherPrice,
    int otherPieces,
    int flashAllocated) {
  public boolean inStock() {
    return pieces > 0;
  }
}
