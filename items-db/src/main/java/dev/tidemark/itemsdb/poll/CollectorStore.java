package dev.tidemark.itemsdb.poll;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** The price services that are alive, by the database's clock. */
public final class CollectorStore {
  // By the primary key.
  private static final String SEEN =
      """
      INSERT INTO collector (owner, seen_until)
      VALUES (:owner, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 + :lease)
      ON DUPLICATE KEY UPDATE seen_until = VALUES(seen_until)
      """;

  // The whole table: a handful of rows.
  private static final String COUNT_LIVE =
      """
      SELECT COUNT(*)
      FROM collector
      WHERE seen_until > TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
      """;

  // By the primary key.
  private static final String LEAVE =
      """
      DELETE FROM collector WHERE owner = :owner
      """;

  // The whole table: a handful of rows.
  private static final String FORGET =
      """
      DELETE FROM collector
      WHERE seen_until <= TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 - :age
      """;

  private final Handle handle;

  public CollectorStore(Handle handle) {
    this.handle = handle;
  }

  /** Says that the owner is alive, for as long as a lease. */
  public void seen(String owner, Duration lease) {
    handle.createUpdate(SEEN).bind("owner", owner).bind("lease", lease.toMillis()).execute();
  }

  public int countLive() {
    return handle.createQuery(COUNT_LIVE).mapTo(Integer.class).one();
  }

  public void leave(String owner) {
    handle.createUpdate(LEAVE).bind("owner", owner).execute();
  }

  /** Drops collectors that have been silent for so long. */
  public void forget(Duration age) {
    handle.createUpdate(FORGET).bind("age", age.toMillis()).execute();
  }
}
