package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DuePoll;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The due items of one region, in batches that are looked at together, waiting for a place: so that
 * a slow shop does not hold up the others. Thread-safe.
 */
final class RegionQueue {
  private final int places;
  private final Deque<List<DuePoll>> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Starts empty.
   *
   * @param places how many looks may be under way at once
   */
  RegionQueue(int places) {
    this.places = places;
  }

  /** What waits from now on, in this order; what waited before is due still, or not any more. */
  synchronized void replace(List<List<DuePoll>> due) {
    waiting.clear();
    waiting.addAll(due);
  }

  /** The next one, if there is a place for it; {@link #left} has to follow. */
  synchronized Optional<List<DuePoll>> enter() {
    if (running >= places || waiting.isEmpty()) {
      return Optional.empty();
    }
    running++;
    return Optional.of(waiting.removeFirst());
  }

  synchronized void left() {
    running--;
  }

  /** How many are under way or wait. */
  synchronized int size() {
    return running + waiting.size();
  }
}
