package dev.tidemark.price.simulation;

/** Counts what watchers saw of the second half of a simulation. */
final class Tally {
  private final Delays all = new Delays();
  private final Delays starts = new Delays();
  private final Delays ends = new Delays();
  private final Delays boundaries = new Delays();
  private double watched;
  private double stale;
  private double longestWait;
  private long changes;
  private long overwritten;

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
    all.add(at - firstAt, watchers);
  }

  /** A look came after a flash sale's start or end. */
  void boundarySeen(double boundaryAt, boolean start, double at, double watchers) {
    if (boundaryAt < World.COUNTED_FROM) {
      return;
    }
    double delay = at - boundaryAt;
    all.add(delay, watchers);
    boundaries.add(delay, watchers);
    (start ? starts : ends).add(delay, watchers);
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

  /** From a flash sale's start or end to the look that saw it. */
  Delays boundaries() {
    return boundaries;
  }

  /** The same, of starts alone. */
  Delays starts() {
    return starts;
  }

  /** The same, of ends alone. */
  Delays ends() {
    return ends;
  }

  /** From any change to the look that saw it. */
  Delays all() {
    return all;
  }
}
