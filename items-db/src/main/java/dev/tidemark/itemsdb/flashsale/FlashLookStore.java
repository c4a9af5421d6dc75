package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.ShopId;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Begins to track what flash sales bring, and asks for looks at it. Needs no lease of the items'
 * buckets: it only ever brings a look forward.
 */
public final class FlashLookStore {
  private static final String INSERT_LISTING =
      """
      INSERT INTO listing (listing_id, shop_id, shop_confirmed, state, tracked_since, origin, watched)
      VALUES (:listing, :shop, 1, :state, :now, :origin, 0)
      """;

  private static final String INSERT_POLL =
      """
      INSERT INTO poll_state (bucket, listing_id, due_at, interval_ms)
      VALUES (:bucket, :listing, :dueAt, :interval)
      """;

  // By PRIMARY. An item that fails keeps to its back-off.
  private static final String LOOK_BY =
      """
      UPDATE poll_state
      SET due_at = :dueAt, reason = :reason, boundary_at = :boundary
      WHERE bucket = :bucket AND listing_id = :listing AND due_at > :dueAt AND failures = 0
      """;

  // By PRIMARY; flash_item by flash_item_listing, flash_session by PRIMARY. A weight of 0 makes the
  // interval the longest there is.
  private static final String REST =
      """
      UPDATE poll_state
      SET weight = 0
      WHERE bucket = :bucket AND listing_id = :listing AND watchers = 0
        AND NOT EXISTS (SELECT i.session_id
                        FROM flash_item i
                        INNER JOIN flash_session s
                          ON s.region = i.region AND s.session_id = i.session_id
                        WHERE i.listing_id = :listing AND s.end_at > :now)
      """;

  // By PRIMARY.
  private static final String WAKE =
      """
      UPDATE poll_state SET weight = 1
      WHERE bucket = :bucket AND listing_id = :listing AND weight = 0
      """;

  private final Handle handle;

  public FlashLookStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * Begins to track an item; false when it is tracked already, which is then left as it is.
   *
   * @param dueAt its first look
   */
  public boolean track(
      ListingId listing, ShopId shop, Instant now, Instant dueAt, Duration interval) {
    try {
      handle
          .createUpdate(INSERT_LISTING)
          .bind("listing", listing.value())
          .bind("shop", shop.value())
          .bind("state", ItemState.PENDING.number())
          .bind("now", now.toEpochMilli())
          .bind("origin", Origin.FLASH_SALE.number())
          .execute();
    } catch (UnableToExecuteStatementException refused) {
      // The only constraint is the primary key; only this statement is undone.
      if (refused.getCause() instanceof SQLIntegrityConstraintViolationException) {
        return false;
      }
      throw refused;
    }
    handle
        .createUpdate(INSERT_POLL)
        .bind("bucket", Buckets.of(listing))
        .bind("listing", listing.value())
        .bind("dueAt", dueAt.toEpochMilli())
        .bind("interval", interval.toMillis())
        .execute();
    return true;
  }

  /**
   * Asks for looks by these times at the latest.
   *
   * @param boundary the moment at which the sale began, ended or sold out
   */
  public void lookBy(Map<ListingId, Instant> looks, Instant boundary) {
    if (looks.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(LOOK_BY);
    looks.forEach((listing, dueAt) ->
        batch
            .bind("bucket", Buckets.of(listing))
            .bind("listing", listing.value())
            .bind("dueAt", dueAt.toEpochMilli())
            .bind("reason", LookReason.BOUNDARY.number())
            .bind("boundary", boundary.toEpochMilli())
            .add());
    batch.execute();
  }

  /**
   * Lets items that nobody watches be looked at no more often than any item is, unless another
   * session that has not ended offers them.
   */
  public void rest(Collection<ListingId> listings, Instant now) {
    if (listings.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(REST);
    for (ListingId listing : listings) {
      batch
          .bind("bucket", Buckets.of(listing))
          .bind("listing", listing.value())
          .bind("now", now.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  /** Lets resting items be looked at like any other again. */
  public void wake(Collection<ListingId> listings) {
    if (listings.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(WAKE);
    for (ListingId listing : listings) {
      batch.bind("bucket", Buckets.of(listing)).bind("listing", listing.value()).add();
    }
    batch.execute();
  }
}
