package dev.tidemark.itemsdb.poll;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What each item is worth to people. Needs no lease: it only ever brings a look forward. */
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

  // By the primary key. The interval shrinks with the square root of the weight; that of an item at
  // a boundary, or in doubt, is not what it waits for.
  private static final String LOOK_SOONER =
      """
      UPDATE poll_state
      SET due_at = LEAST(due_at,
            GREATEST(:now, last_poll_at
              + GREATEST(:shortest, FLOOR(interval_ms * SQRT(weight / :weight)))))
      WHERE bucket = :bucket AND listing_id = :listing
        AND weight > 0 AND weight < :weight AND watchers_version < :version
        AND reason IN (:interval, :floor) AND failures = 0 AND last_poll_at IS NOT NULL
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
   * at now, one that is worth more for another reason sooner. Belongs into a transaction.
   *
   * @param shortest what lies at least between two looks at an item
   */
  public void set(List<Count> counts, Instant now, Duration shortest) {
    if (counts.isEmpty()) {
      return;
    }
    PreparedBatch look = handle.prepareBatch(LOOK_FOR_NEW_WATCHERS);
    PreparedBatch sooner = handle.prepareBatch(LOOK_SOONER);
    PreparedBatch set = handle.prepareBatch(SET);
    for (Count count : counts) {
      bind(look, count, now, shortest).bind("watchers", count.watchers()).add();
      bind(sooner, count, now, shortest).bind("weight", count.weight()).add();
      bind(set, count).bind("watchers", count.watchers()).bind("weight", count.weight()).add();
    }
    look.execute();
    sooner.execute();
    set.execute();
  }

  private static PreparedBatch bind(
      PreparedBatch batch, Count count, Instant now, Duration shortest) {
    return bind(batch, count)
        .bind("now", now.toEpochMilli())
        .bind("shortest", shortest.toMillis())
        .bind("floor", LookReason.FLOOR.number())
        .bind("interval", LookReason.INTERVAL.number());
  }

  private static PreparedBatch bind(PreparedBatch batch, Count count) {
    return batch
        .bind("bucket", Buckets.of(count.listing()))
        .bind("listing", count.listing().value())
        .bind("version", count.version());
  }
}
