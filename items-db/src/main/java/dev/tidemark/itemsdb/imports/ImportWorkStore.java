package dev.tidemark.itemsdb.imports;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Imports as the price service that works on one sees them: leased by the database's clock, so that
 * another takes over what a lost one has left.
 */
public final class ImportWorkStore {
  // Index price_import_state.
  private static final String NEXT =
      """
      SELECT import_id
      FROM price_import
      WHERE state IN ('waiting', 'running') AND lease_until < UNIX_TIMESTAMP() * 1000
      ORDER BY created_at
      LIMIT 1
      """;

  // By the primary key; of several services that try, one succeeds.
  private static final String TAKE =
      """
      UPDATE price_import
      SET owner = :owner, state = 'running', lease_until = UNIX_TIMESTAMP() * 1000 + :lease
      WHERE import_id = :id AND state IN ('waiting', 'running')
        AND lease_until < UNIX_TIMESTAMP() * 1000
      """;

  // By the primary key.
  private static final String COUNTED =
      """
      UPDATE price_import
      SET total_rows = :rows, lease_until = UNIX_TIMESTAMP() * 1000 + :lease
      WHERE import_id = :id AND owner = :owner AND state = 'running'
      """;

  // By the primary key; only while the lease stands and nobody else has gone on.
  private static final String ADVANCE =
      """
      UPDATE price_import
      SET done_rows = done_rows + :done, accepted = accepted + :accepted,
          unchanged = unchanged + :unchanged, refused = refused + :refused,
          lease_until = UNIX_TIMESTAMP() * 1000 + :lease
      WHERE import_id = :id AND owner = :owner AND state = 'running' AND done_rows = :before
      """;

  // By the primary key.
  private static final String FINISH =
      """
      UPDATE price_import
      SET state = 'done', open_account = NULL, finished_at = :now
      WHERE import_id = :id AND owner = :owner AND state = 'running'
      """;

  // By the primary key.
  private static final String RELEASE =
      """
      UPDATE price_import
      SET lease_until = 0
      WHERE import_id = :id AND owner = :owner AND state = 'running'
      """;

  private final Handle handle;
  private final String owner;
  private final long leaseMillis;

  /**
   * @param owner who works on imports here; unlike any other price service
   */
  public ImportWorkStore(Handle handle, String owner, long leaseMillis) {
    this.handle = handle;
    this.owner = owner;
    this.leaseMillis = leaseMillis;
  }

  /** The oldest import that nobody works on. */
  public Optional<String> next() {
    return handle.createQuery(NEXT).mapTo(String.class).findOne();
  }

  /** Takes an import up; false when another service was faster. */
  public boolean take(String id) {
    return handle
            .createUpdate(TAKE)
            .bind("id", id)
            .bind("owner", owner)
            .bind("lease", leaseMillis)
            .execute()
        == 1;
  }

  public boolean counted(String id, long rows) {
    return handle
            .createUpdate(COUNTED)
            .bind("id", id)
            .bind("owner", owner)
            .bind("rows", rows)
            .bind("lease", leaseMillis)
            .execute()
        == 1;
  }

  /**
   * Counts rows that are written in the same transaction; false when the import has another owner,
   * or has gone on, and the transaction must not be.
   */
  public boolean advance(String id, long before, ImportCounts more) {
    return handle
            .createUpdate(ADVANCE)
            .bind("id", id)
            .bind("owner", owner)
            .bind("before", before)
            .bind("done", more.done())
            .bind("accepted", more.accepted())
            .bind("unchanged", more.unchanged())
            .bind("refused", more.refused())
            .bind("lease", leaseMillis)
            .execute()
        == 1;
  }

  public boolean finish(String id, Instant now) {
    return handle
            .createUpdate(FINISH)
            .bind("id", id)
            .bind("owner", owner)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Lets another service, or this one after a start, go on at once. */
  public void release(String id) {
    handle.createUpdate(RELEASE).bind("id", id).bind("owner", owner).execute();
  }
}
