package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;

/**
 * The prices at or below a threshold. It is left only beyond one per cent above, so that a price
 * that flickers around the threshold makes one alert and not twenty.
 */
record Zone(long threshold) {
  boolean contains(Price price) {
    return price.units() <= threshold;
  }

  boolean isLeftBy(Price price) {
    return price.units() - threshold > threshold / 100;
  }

  /** Whether a price is above it by no more than five per cent. */
  boolean isNearlyReachedBy(Price price) {
    return !contains(price) && price.units() - threshold <= threshold / 20;
  }

  static Zone below(Price base, int percent) {
    // Split, so that no price of 64 bits overflows.
    long units = base.units();
    return new Zone(units / 100 * (100 - percent) + units % 100 * (100 - percent) / 100);
  }
}
