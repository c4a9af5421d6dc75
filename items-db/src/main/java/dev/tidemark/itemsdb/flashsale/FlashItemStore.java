package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What sessions offer, as it is followed. Writes belong into a transaction that holds the bucket.
 */
public final class FlashItemStore {
  // flash_item by PRIMARY, all of one session; listing by PRIMARY. Watched items first.
  private static final String OF_SESSION =
      """
      SELECT i.listing_id, i.tracked, i.sold_out, i.asked_at, i.first_seen_at,
             COALESCE(l.watched, 0) AS watched
      FROM flash_item i
      LEFT JOIN listing l ON l.listing_id = i.listing_id
      WHERE i.region = :region AND i.session_id = :session
      ORDER BY COALESCE(l.watched, 0) DESC, i.position, i.listing_id
      """;

  private static final String INSERT =
      """
      INSERT INTO flash_item (region, session_id, listing_id, position, sold_out, sold_out_at)
      VALUES (:region, :session, :listing, :position, :soldOut, :soldOutAt)
      """;

  // By PRIMARY. An offer that no longer shows a price keeps the last one that it showed.
  private static final String OFFER =
      """
      UPDATE flash_item
      SET tracked = 1, flash_price = COALESCE(:price, flash_price), hidden_price = :hidden,
          list_price = COALESCE(:listPrice, list_price), allocated = COALESCE(:allocated, allocated),
          remaining = :left, sold_out = :soldOut,
          sold_out_at = CASE WHEN :soldOut = 1 THEN COALESCE(sold_out_at, :soldOutAt) END,
          first_seen_at = COALESCE(first_seen_at, :firstSeenAt)
      WHERE region = :region AND session_id = :session AND listing_id = :listing
      """;

  // By PRIMARY.
  private static final String SOLD_OUT =
      """
      UPDATE flash_item
      SET sold_out = :soldOut,
          sold_out_at = CASE WHEN :soldOut = 1 THEN COALESCE(sold_out_at, :soldOutAt) END
      WHERE region = :region AND session_id = :session AND listing_id = :listing
      """;

  // By PRIMARY.
  private static final String ASKED =
      """
      UPDATE flash_item SET asked_at = :now
      WHERE region = :region AND session_id = :session AND listing_id = :listing
      """;

  // By PRIMARY, all of one session.
  private static final String FORGET =
      """
      DELETE FROM flash_item WHERE region = :region AND session_id = :session
      """;

  // flash_item by PRIMARY, all of one session; listing by PRIMARY.
  private static final String SEEN_AFTER =
      """
      SELECT i.listing_id, l.last_seen_at
      FROM flash_item i
      INNER JOIN listing l ON l.listing_id = i.listing_id
      WHERE i.region = :region AND i.session_id = :session AND i.seen_after_at IS NULL
        AND l.last_seen_at >= :end
      """;

  // By PRIMARY.
  private static final String REMEMBER_SEEN_AFTER =
      """
      UPDATE flash_item SET seen_after_at = :seenAt
      WHERE region = :region AND session_id = :session AND listing_id = :listing
      """;

  private final Handle handle;

  public FlashItemStore(Handle handle) {
    this.handle = handle;
  }

  /** Every item of a session, those that somebody watches first. */
  public List<SessionItem> ofSession(FlashSale session) {
    return handle
        .createQuery(OF_SESSION)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .map((row, context) ->
            new SessionItem(
                new ListingId(row.getLong("listing_id")),
                row.getBoolean("tracked"),
                row.getBoolean("watched"),
                row.getBoolean("sold_out"),
                Columns.optionalTime(row, "first_seen_at") != null,
                Columns.optionalTime(row, "asked_at")))
        .list();
  }

  public void insert(
      FlashSale session, ListingId listing, int position, @Nullable Instant soldOutAt) {
    handle
        .createUpdate(INSERT)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("listing", listing.value())
        .bind("position", position)
        .bind("soldOut", soldOutAt != null)
        .bind("soldOutAt", soldOutAt == null ? null : soldOutAt.toEpochMilli())
        .execute();
  }

  /**
   * Writes what was last seen of an offer.
   *
   * @param firstSeenAt when it was seen, if the session runs
   */
  public void offer(FlashSale session, FlashSaleOffer offer, @Nullable Instant firstSeenAt) {
    Instant soldOutAt = offer.soldOutAt();
    handle
        .createUpdate(OFFER)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("listing", offer.listing().value())
        .bind("price", offer.flashPrice() == null ? null : offer.flashPrice().units())
        .bind("hidden", offer.hiddenPrice())
        .bind("listPrice", offer.listPrice() == null ? null : offer.listPrice().units())
        .bind("allocated", offer.allocated())
        .bind("left", offer.left())
        .bind("soldOut", offer.soldOut())
        .bind("soldOutAt", soldOutAt == null ? null : soldOutAt.toEpochMilli())
        .bind("firstSeenAt", firstSeenAt == null ? null : firstSeenAt.toEpochMilli())
        .execute();
  }

  /** Says that nothing is left of an item, or that something is again. */
  public void soldOut(FlashSale session, ListingId listing, boolean soldOut, Instant now) {
    handle
        .createUpdate(SOLD_OUT)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("listing", listing.value())
        .bind("soldOut", soldOut)
        .bind("soldOutAt", now.toEpochMilli())
        .execute();
  }

  /** Remembers that the shop has answered about these items, also when it left some out. */
  public void asked(FlashSale session, Collection<ListingId> listings, Instant now) {
    PreparedBatch batch = handle.prepareBatch(ASKED);
    for (ListingId listing : listings) {
      batch
          .bind("region", session.region().number())
          .bind("session", session.id().value())
          .bind("listing", listing.value())
          .bind("now", now.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  /** Forgets what a withdrawn session would have offered. */
  public void forget(FlashSale session) {
    handle
        .createUpdate(FORGET)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .execute();
  }

  /** When items were first looked at after their session, as far as that was not known before. */
  public Map<ListingId, Instant> newlySeenAfter(FlashSale session) {
    return handle
        .createQuery(SEEN_AFTER)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("end", session.endAt().toEpochMilli())
        .map((row, context) ->
            Map.entry(new ListingId(row.getLong("listing_id")), Columns.time(row, "last_seen_at")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public void rememberSeenAfter(FlashSale session, Map<ListingId, Instant> seen) {
    if (seen.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(REMEMBER_SEEN_AFTER);
    seen.forEach((listing, at) ->
        batch
            .bind("region", session.region().number())
            .bind("session", session.id().value())
            .bind("listing", listing.value())
            .bind("seenAt", at.toEpochMilli())
            .add());
    batch.execute();
  }
}
