package dev.tidemark.price.simulation;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Looks to be made, by their times; those that another look has made void are passed over. */
final class Plan {
  private record Entry(long at, double weight, Polled item, int looks)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return at != other.at ? Long.compare(at, other.at) : Double.compare(other.weight, weight);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();

  /** Plans a look; of several at one time the heaviest item's is first. */
  void add(long atMillis, Polled item) {
    entries.add(new Entry(atMillis, item.weight, item, item.looks));
  }

  /** The first one, if its time has come. */
  @Nullable Polled due(long nowMillis) {
    Polled first = first();
    return first != null && firstAt() <= nowMillis ? first : null;
  }

  /** The first one, whenever it is. */
  @Nullable Polled first() {
    Entry entry = entries.peek();
    while (entry != null && entry.looks() != entry.item().looks) {
      entries.remove();
      entry = entries.peek();
    }
    return entry == null ? null : entry.item();
  }

  /** The time of the first one, as long as there is one. */
  long firstAt() {
    Entry entry = entries.peek();
    return entry == null ? Long.MAX_VALUE : entry.at();
  }

  void removeFirst() {
    entries.remove();
  }
}
