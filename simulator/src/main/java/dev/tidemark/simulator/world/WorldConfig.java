package dev.tidemark.simulator.world;

import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the demo shop's goods and prices are made of. Two worlds of equal configuration are equal in
 * every process.
 *
 * @param seed another one is another shop
 * @param start until then the shop's time is real time, so that there is a history; afterwards it
 *     runs faster. Cut to milliseconds. A shop that is to survive a restart keeps it
 * @param speed how many times faster, 1 to 100,000
 * @param items 4 to 1,000,000
 * @param region whose currency, decimals and zone the shop uses
 */
public record WorldConfig(
    long seed, Instant start, int speed, int items, Region region, SessionPlan sessions) {
  /**
   * Twenty hours of the shop in a minute: together with the flash sales somebody who watches thirty
   * items sees a price change about every half minute.
   */
  public static final int DEFAULT_SPEED = 1_200;

  public static final int DEFAULT_ITEMS = 2_000;

  public WorldConfig {
    if (speed < 1 || speed > 100_000) {
      throw new IllegalArgumentException("the speed is 1 to 100000, not " + speed);
    }
    if (items < 4 || items > 1_000_000) {
      throw new IllegalArgumentException("a shop has 4 to 1000000 items, not " + items);
    }
    start = start.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The usual demo shop that starts at this moment. */
  public static WorldConfig startingAt(Instant start) {
    return new WorldConfig(
        1, start, DEFAULT_SPEED, DEFAULT_ITEMS, Region.DEMO, SessionPlan.DEFAULT);
  }

  public WorldConfig withSeed(long seed) {
    return new WorldConfig(seed, start, speed, items, region, sessions);
  }

  public WorldConfig withSpeed(int speed) {
    return new WorldConfig(seed, start, speed, items, region, sessions);
  }

  public WorldConfig withItems(int items) {
    return new WorldConfig(seed, start, speed, items, region, sessions);
  }

  public WorldConfig withRegion(Region region) {
    return new WorldConfig(seed, start, speed, items, region, sessions);
  }

  public WorldConfig withSessions(SessionPlan sessions) {
    return new WorldConfig(seed, start, speed, items, region, sessions);
  }
}
