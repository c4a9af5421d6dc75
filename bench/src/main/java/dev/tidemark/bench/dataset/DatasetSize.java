package dev.tidemark.bench.dataset;

import java.time.Instant;

/**
 * How much there is. The same size and end always give the same rows.
 *
 * @param users accounts, all with one password
 * @param items in region sg, of one source, which nobody looks at
 * @param changes rows of the changelog of all items together, within a few percent
 * @param end when every item was last seen
 */
public record DatasetSize(int users, int items, long changes, Instant end) {
  /** A line that tells one dataset from another. */
  String mark() {
    return "3 %d %d %d %s".formatted(users, items, changes, end);
  }

  boolean hasSizeOf(String mark) {
    return mark.startsWith("3 %d %d %d ".formatted(users, items, changes));
  }
}
