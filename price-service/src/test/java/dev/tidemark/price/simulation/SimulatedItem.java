package dev.tidemark.price.simulation;

import java.util.SplittableRandom;

/** An item as it really is, beside what its last look has shown. */
final class SimulatedItem {
  private final double changesADay;
  private final double watchers;
  private final SplittableRandom changes;
  private final double[] boundaries;
  private final Tally tally;

  private double now;
  private double nextChange;
  private int nextBoundary;

  /** Changes that no look has shown yet; the price differs as long as there is one. */
  private int unseenChanges;

  private double firstUnseenAt;
  private boolean onSale;
  private boolean shownOnSale;
  private int firstUnseenBoundary;
  private double lastLook = Double.NaN;

  SimulatedItem(World world, int item, Tally tally) {
    this.changesADay = world.changesADay(item);
    this.watchers = world.watchers(item);
    this.changes = world.changesOf(item);
    this.boundaries = world.boundaries(item);
    this.tally = tally;
    this.nextChange = drawChange(0);
  }

  /** Looks, and says whether the price differs from that of the last look. */
  boolean look(double at) {
    passTo(at);
    boolean changed = stale();
    if (unseenChanges > 0) {
      tally.seen(firstUnseenAt, at, watchers, unseenChanges);
    }
    for (; firstUnseenBoundary < nextBoundary; firstUnseenBoundary++) {
      boolean start = firstUnseenBoundary % 2 == 0;
      tally.boundarySeen(boundaries[firstUnseenBoundary], start, at, watchers);
    }
    if (!Double.isNaN(lastLook)) {
      tally.waited(at - lastLook);
    }
    unseenChanges = 0;
    shownOnSale = onSale;
    lastLook = at;
    return changed;
  }

  /** Lets time pass to the end. */
  void end() {
    passTo(World.END);
  }

  /** The first start or end of a flash sale after a time; infinite when there is none. */
  double boundaryAfter(double at) {
    for (int i = nextBoundary; i < boundaries.length; i++) {
      if (boundaries[i] > at) {
        return boundaries[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Whether the next start or end of a flash sale is a start. */
  boolean saleStarts() {
    return !onSale;
  }

  private void passTo(double at) {
    while (true) {
      double boundary =
          nextBoundary < boundaries.length ? boundaries[nextBoundary] : Double.POSITIVE_INFINITY;
      double event = Math.min(nextChange, boundary);
      if (event > at) {
        break;
      }
      rest(event);
      if (nextChange <= boundary) {
        if (unseenChanges++ == 0) {
          firstUnseenAt = event;
        }
        nextChange = drawChange(event);
      } else {
        onSale = !onSale;
        nextBoundary++;
      }
    }
    rest(at);
  }

  private void rest(double until) {
    tally.passed(now, until, watchers, stale());
    now = until;
  }

  private boolean stale() {
    return unseenChanges > 0 || onSale != shownOnSale;
  }

  private double drawChange(double after) {
    return changesADay == 0
        ? Double.POSITIVE_INFINITY
        : after - Math.log(1 - changes.nextDouble()) / changesADay * World.DAY;
  }
}
