package dev.tidemark.price.schedule;

import java.time.Duration;

/**
 * What the intervals of one host's items have in common.
 *
 * <p>The expected delay of a change costs its weight times the time that it waits; with the square
 * root rule, interval = sqrt(2 mu / (weight x rate)), the last look of every item buys the same.
 *
 * @param mu stretches all intervals alike until they fit the budget; in weighted seconds
 * @param shortest no interval is below it
 * @param floor no item waits longer, however little it is worth
 */
public record HostPace(double mu, Duration shortest, Duration floor) {
  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  /** Every item is looked at once a day, where that takes no more than this part of the budget. */
  private static final double FLOOR_SHARE = 0.2;

  private static final double BELOW_FLOOR = 0.9;

  private static final Duration USUAL_FLOOR = Duration.ofDays(1);

  /** The pace of a host that nothing is known about yet: as often as it may be. */
  public static HostPace unknown(Duration shortest) {
    return new HostPace(BudgetController.LEAST_MU, shortest, USUAL_FLOOR);
  }

  /** How long no item ever waits, with so many items and calls per second. */
  public static Duration floor(long items, double callsPerSecond) {
    double seconds = items / (FLOOR_SHARE * callsPerSecond);
    Duration fair = Duration.ofMillis((long) Math.min(seconds * 1_000, Long.MAX_VALUE / 4.0));
    return fair.compareTo(USUAL_FLOOR) > 0 ? fair : USUAL_FLOOR;
  }

  /**
   * The interval of an item that is worth no more looks than the floor gives it: a tenth below the
   * floor, because of jitter and because others may pass.
   */
  Duration longest() {
    Duration longest = Duration.ofMillis((long) (floor.toMillis() * BELOW_FLOOR));
    return longest.compareTo(shortest) > 0 ? longest : shortest;
  }

  /** The interval between good looks, before jitter. */
  Duration interval(double weight, ChangeRate rate) {
    double perSecond = weight * rate.perDay() / SECONDS_PER_DAY;
    double millis = 1_000 * Math.sqrt(2 * mu / perSecond);
    if (millis >= longest().toMillis()) {
      return longest();
    }
    return Duration.ofMillis(Math.max((long) millis, shortest.toMillis()));
  }
}
