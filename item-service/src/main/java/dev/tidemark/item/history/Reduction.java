package dev.tidemark.item.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Thins a step series out to what a chart can show, keeping only rows that were there.
 *
 * <p>The time between the first and the last row is cut into equal stretches; of each the row with
 * the lowest and the one with the highest price stay, so that no dip and no spike disappears. The
 * first and the last row stay too, because a line that ends at another price would be wrong.
 *
 * @param <T> a row
 */
public final class Reduction<T> {
  /** From so many rows on, the last one can be kept beside the lowest and the highest. */
  private static final int ROOM_FOR_LAST = 3;

  /** From so many rows on, the first one as well. */
  private static final int ROOM_FOR_FIRST = 4;

  private final ToLongFunction<T> time;
  private final ToLongFunction<T> price;

  public Reduction(ToLongFunction<T> time, ToLongFunction<T> price) {
    this.time = time;
    this.price = price;
  }

  /** At most so many of the rows, which are in the order of time; at least two are asked for. */
  public List<T> atMost(int most, List<T> rows) {
    if (rows.size() <= most) {
      return rows;
    }
    BitSet kept = new BitSet(rows.size());
    int from = most >= ROOM_FOR_FIRST ? 1 : 0;
    int to = most >= ROOM_FOR_LAST ? rows.size() - 1 : rows.size();
    kept.set(0, from);
    kept.set(to, rows.size());
    keepExtremes(rows, from, to, (most - kept.cardinality()) / 2, kept);
    List<T> reduced = new ArrayList<>(kept.cardinality());
    kept.stream().forEach(i -> reduced.add(rows.get(i)));
    return reduced;
  }

  private void keepExtremes(List<T> rows, int from, int to, int stretches, BitSet kept) {
    long begin = time.applyAsLong(rows.get(from));
    long length = time.applyAsLong(rows.get(to - 1)) - begin + 1;
    int start = from;
    for (int stretch = 1; stretch <= stretches; stretch++) {
      long end = begin + length * stretch / stretches;
      int lowest = start;
      int highest = start;
      int next = start;
      while (next < to && time.applyAsLong(rows.get(next)) < end) {
        lowest = priceOf(rows, next) < priceOf(rows, lowest) ? next : lowest;
        highest = priceOf(rows, next) > priceOf(rows, highest) ? next : highest;
        next++;
      }
      if (next > start) {
        kept.set(lowest);
        kept.set(highest);
      }
      start = next;
    }
  }

  private long priceOf(List<T> rows, int i) {
    return price.applyAsLong(rows.get(i));
  }
}
