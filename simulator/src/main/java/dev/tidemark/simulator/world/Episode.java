package dev.tidemark.simulator.world;

/**
 * One time that something was in force.
 *
 * @param from shop milliseconds, included
 * @param until shop milliseconds, excluded
 * @param roll decides everything else about it
 */
record Episode(long from, long until, long roll) {
  boolean covers(long time) {
    return from <= time && time < until;
  }
}
