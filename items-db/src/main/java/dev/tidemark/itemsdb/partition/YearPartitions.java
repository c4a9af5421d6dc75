package dev.tidemark.itemsdb.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The yearly partitions of table price_change. Adding one needs the right to ALTER the table; it
 * touches no rows, because the years to come have none.
 *
 * <p>This is no Store: like a migration, it may speak the engine's own language.
 */
public final class YearPartitions {
  private static final String UPPER_BOUNDS =
      """
      SELECT MAX(CAST(partition_description AS SIGNED))
      FROM information_schema.partitions
      WHERE table_schema = DATABASE() AND table_name = 'price_change'
      """;

  private final Handle handle;

  public YearPartitions(Handle handle) {
    this.handle = handle;
  }

  /**
   * Adds what is missing up to a year, this year included. Several may do it at once: whoever comes
   * second finds that nothing is missing.
   *
   * @return the years that were added
   */
  public List<Integer> reach(int year) {
    List<Integer> added = new ArrayList<>();
    for (int next = firstMissing(); next <= year; next++) {
      if (add(next)) {
        added.add(next);
      }
    }
    return added;
  }

  private int firstMissing() {
    long bound = handle.createQuery(UPPER_BOUNDS).mapTo(Long.class).one();
    return Instant.ofEpochMilli(bound).atOffset(ZoneOffset.UTC).getYear();
  }

  /** While it waits for the table everybody else does, so it gives up soon and is tried again. */
  private boolean add(int year) {
    long end = LocalDate.of(year + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    try {
      handle.execute("SET SESSION lock_wait_timeout = 2");
      handle.execute(
          "ALTER TABLE price_change ADD PARTITION (PARTITION y%d VALUES LESS THAN (%d))"
              .formatted(year, end));
      return true;
    } catch (UnableToExecuteStatementException failure) {
      if (firstMissing() > year) {
        return false;
      }
      throw failure;
    }
  }
}
