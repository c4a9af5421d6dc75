package dev.tidemark.price.simulation;

import java.util.Arrays;

/** Counts what watchers saw of the second half of a simulation. */
final class Tally {
  private double watched;
  private double stale;
  private double longestWait;
  private long changes;
  private long overwritten;
  private int delays;
  private double[] delay = new double[1 << 16];
  private double[] weight = new double[1 << 16];
  private int boundaries;
  private double[] boundary = new double[1 << 16];

  /** Time has passed for so many watchers, over a price that was right or stale. */
  void passed(double from, double to, double watchers, boolean wasStale) {
    double counted = to - Math.max(from, World.COUNTED_FROM);
    if (counted > 0) {
      watched += counted * watchers;
      stale += wasStale ? counted * watchers : 0;
    }
  }

  /** A look saw the last of some changes, of which the first had waited longest. */
  void seen(double firstAt, double at, double watchers, int count) {
    if (firstAt < World.COUNTED_FROM) {
      return;
    }
    changes += count;
    overwritten += count - 1;
    delayed(at - firstAt, watchers);
  }

  private void delayed(double seconds, double watchers) {
    if (delays == delay.length) {
      delay = Arrays.copyOf(delay, delays * 2);
      weight = Arrays.copyOf(weight, delays * 2);
    }
    delay[delays] = seconds;
    weight[delays++] = watchers;
  }

  /** A look came after a flash sale's start or end. */
  void boundarySeen(double boundaryAt, double at, double watchers) {
    if (boundaryAt < World.COUNTED_FROM) {
      return;
    }
    delayed(at - boundaryAt, watchers);
    if (boundaries == boundary.length) {
      boundary = Arrays.copyOf(boundary, boundaries * 2);
    }
    boundary[boundaries++] = at - boundaryAt;
  }

  void waited(double seconds) {
    longestWait = Math.max(longestWait, seconds);
  }

  /** The share of time, weighted by watchers, in which the shown price was wrong. */
  double staleShare() {
    return stale / watched;
  }

  /** The share of changes that another one hid before a look. */
  double overwrittenShare() {
    return changes == 0 ? 0 : (double) overwritten / changes;
  }

  /** The longest time between two looks at any item, in seconds, over the whole simulation. */
  double longestWait() {
    return longestWait;
  }

  /** Seconds from a flash sale's start or end to the look that saw it. */
  double boundaryDelay(double quantile) {
    double[] sorted = Arrays.copyOf(boundary, boundaries);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(boundaries - 1L, Math.round(quantile * boundaries))];
  }

  /** Seconds from a change to the look that saw it, weighted by watchers. */
  double delay(double quantile) {
    Integer[] order = new Integer[delays];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> Double.compare(delay[one], delay[other]));
    double wanted = quantile * Arrays.stream(weight, 0, delays).sum();
    for (int i : order) {
      wanted -= weight[i];
      if (wanted <= 0) {
        return delay[i];
      }
    }
    return delays == 0 ? 0 : delay[order[delays - 1]];
  }
}
