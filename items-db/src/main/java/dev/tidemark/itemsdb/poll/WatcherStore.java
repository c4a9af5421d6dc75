package dev.tidemark.itemsdb.poll;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How many accounts follow each item. Needs no lease: it only ever brings a look forward. */
public final class WatcherStore {
  /**
   * A count from user-db.
   *
   * @param version grows with each change of the count
   */
  public record Count(ListingId listing, int watchers, double weight, long version) {}

  // By the primary key. Whoever has just added an item wants to see that it is alive. Failed items
  // keep to their back-off, new ones are due at once anyway.
  private static final String LOOK_FOR_NEW_WATCHERS =
      """
      UPDATE poll_state
      SET due_at = LEAST(due_at, GREATEST(:now, last_poll_at + :shortest)),
          reason = CASE WHEN reason = :floor THEN :interval ELSE reason END
      WHERE bucket = :bucket AND listing_id = :listing
        AND watchers < :watchers AND watchers_version < :version
        AND failures = 0 AND last_poll_at IS NOT NULL
      """;

  // By the primary key.
  private static final String SET =
      """
      UPDATE poll_state
      SET watchers = :watchers, weight = :weight, watchers_version = :version
      WHERE bucket = :bucket AND listing_id = :listing AND watchers_version < :version
      """;

  private final Handle handle;

  public WatcherStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * Sets counts that are newer than what is there; an item with more watchers than before is looked
   * at now. Belongs into a transaction.
   *
   * @param shortest what lies at least between two looks at an item
   */
  public void set(List<Count> counts, Instant now, Duration shortest) {
    if (counts.isEmpty()) {
      return;
    }
    PreparedBatch look = handle.prepareBatch(LOOK_FOR_NEW_WATCHERS);
    PreparedBatch set = handle.prepareBatch(SET);
    for (Count count : counts) {
      bind(look, count)
          .bind("now", now.toEpochMilli())
          .bind("shortest", shortest.toMillis())
          .bind("floor", LookReason.FLOOR.number())
          .bind("interval", LookReason.INTERVAL.number())
          .add();
      bind(set, count).bind("weight", count.weight()).add();
    }
    look.execute();
    set.execute();
  }

  private static PreparedBatch bind(PreparedBatch batch, Count count) {
    return batch
        .bind("bucket", Buckets.of(count.listing()))
        .bind("listing", count.listing().value())
        .bind("watchers", count.watchers())
        .bind("version", count.version());
  }
}
