package dev.tidemark.runtime.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps statements of many rows so short that each is answered well within the time that the
 * database has for one.
 */
public final class Batches {
  private static final int LONGEST = 500;

  private Batches() {}

  /** Executes a batch that has become long; what is added afterwards is another one. */
  public static void keepShort(PreparedBatch batch) {
    if (batch.size() >= LONGEST) {
      int[] _ = batch.execute();
    }
  }

  /** Executes what is left of a batch, if anything is. */
  public static void finish(PreparedBatch batch) {
    if (batch.size() > 0) {
      int[] _ = batch.execute();
    }
  }

  /**
   * The same values, the last one again and again up to a power of two: lists of any length then
   * need few prepared statements.
   *
   * @param values at least one
   */
  public static <T> List<T> filled(List<T> values) {
    List<T> filled = new ArrayList<>(values);
    while (Integer.bitCount(filled.size()) != 1) {
      filled.add(values.getLast());
    }
    return filled;
  }

  /** The same values in lists that fit into one statement each. */
  public static <T> List<List<T>> lists(List<T> values) {
    List<List<T>> lists = new ArrayList<>();
    for (int start = 0; start < values.size(); start += LONGEST) {
      lists.add(values.subList(start, Math.min(start + LONGEST, values.size())));
    }
    return lists;
  }
}
