package dev.tidemark.simulator.world;

/**
 * The shop's own time: until the start it is real time, afterwards it runs faster. Both in epoch
 * milliseconds. Immutable.
 */
record ShopTime(long start, int speed) {
  long at(long real) {
    return real <= start ? real : start + (real - start) * speed;
  }

  /** The first real millisecond at which the shop's time has reached this one. */
  long firstReal(long shop) {
    return shop <= start ? shop : start + Math.ceilDiv(shop - start, (long) speed);
  }
}
