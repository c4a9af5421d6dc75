package dev.tidemark.itemsdb.poll;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Announces the starts and ends of flash sales to the items that take part in them. Needs no lease:
 * it only ever brings a look forward.
 */
public final class BoundaryStore {
  // By the primary key. Of two announced boundaries the earlier one counts, unless it has passed.
  private static final String ANNOUNCE =
      """
      UPDATE poll_state
      SET boundary_at = :boundary
      WHERE bucket = :bucket AND listing_id = :listing
        AND (boundary_at IS NULL OR boundary_at > :boundary OR boundary_at <= :now)
      """;

  // By the primary key. A look so shortly before the boundary that the one after it would come too
  // soon is made after it instead. Failed items keep to their back-off.
  private static final String LOOK_THEN =
      """
      UPDATE poll_state
      SET due_at = :dueAt, reason = :reason
      WHERE bucket = :bucket AND listing_id = :listing AND boundary_at = :boundary
        AND due_at > :dueAt - :shortest AND failures = 0 AND last_poll_at IS NOT NULL
      """;

  // By poll_state_boundary.
  private static final String WEIGHTS =
      """
      SELECT listing_id, weight FROM poll_state WHERE boundary_at = :boundary
      """;

  // By flash_item_listing, then the primary key of the session.
  private static final String SALES =
      """
      SELECT session.start_at, session.end_at
      FROM flash_item item
      JOIN flash_session session
        ON session.region = item.region AND session.session_id = item.session_id
      WHERE item.listing_id = :listing AND session.end_at >= :from
      """;

  private final Handle handle;

  public BoundaryStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * Announces a boundary that lies ahead.
   *
   * @param pause how long after the boundary to look
   * @param shortest what lies at least between two looks at an item
   */
  public void announce(
      Collection<ListingId> listings,
      Instant boundary,
      Duration pause,
      Duration shortest,
      Instant now) {
    if (listings.isEmpty()) {
      return;
    }
    PreparedBatch announce = handle.prepareBatch(ANNOUNCE);
    PreparedBatch lookThen = handle.prepareBatch(LOOK_THEN);
    for (ListingId listing : listings) {
      announce
          .bind("bucket", Buckets.of(listing))
          .bind("listing", listing.value())
          .bind("boundary", boundary.toEpochMilli())
          .bind("now", now.toEpochMilli())
          .add();
      lookThen
          .bind("bucket", Buckets.of(listing))
          .bind("listing", listing.value())
          .bind("boundary", boundary.toEpochMilli())
          .bind("dueAt", boundary.plus(pause).toEpochMilli())
          .bind("shortest", shortest.toMillis())
          .bind("reason", LookReason.BOUNDARY.number())
          .add();
    }
    announce.execute();
    lookThen.execute();
  }

  /** What a change is worth of each item to which this boundary is announced. */
  public Map<ListingId, Double> weightsAt(Instant boundary) {
    return handle
        .createQuery(WEIGHTS)
        .bind("boundary", boundary.toEpochMilli())
        .map((row, context) ->
            Map.entry(new ListingId(row.getLong("listing_id")), row.getDouble("weight")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The flash sales with an item that end at a time or later. */
  public List<SaleTime> sales(ListingId listing, Instant from) {
    return handle
        .createQuery(SALES)
        .bind("listing", listing.value())
        .bind("from", from.toEpochMilli())
        .map((row, context) ->
            new SaleTime(Columns.time(row, "start_at"), Columns.time(row, "end_at")))
        .list();
  }
}
