package dev.tidemark.price.schedule;

/** What it is worth to see a change of an item soon: how many people are waiting for it. */
public final class LookWeight {
  /** Whoever waits for a price that is nearly reached waits harder than who only watches. */
  private static final double PER_NEAR_ALERT = 4;

  private LookWeight() {}

  /** The weight of an item with watchers alone; at least 1. */
  public static double of(int watchers) {
    return of(watchers, 0, 0);
  }

  /**
   * The weight of an item, at least 1.
   *
   * @param watchers accounts that follow it
   * @param nearAlerts alerts whose price it missed by less than 5 % when it last changed
   * @param views how often it was shown in the last 24 hours; nobody counts them yet, so production
   *     says 0
   */
  public static double of(int watchers, int nearAlerts, long views) {
    return 1
        + Math.max(0, watchers)
        + PER_NEAR_ALERT * Math.max(0, nearAlerts)
        + Math.log1p((double) Math.max(0, views)) / Math.log(2);
  }
}
