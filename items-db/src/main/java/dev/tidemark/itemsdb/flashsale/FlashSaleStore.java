package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads flash sales. */
public final class FlashSaleStore {
  // By flash_session_end (region, end_at); a session lasts hours, so few rows start too late.
  private static final String BETWEEN =
      """
      SELECT region, session_id, source, name, start_at, end_at, items_listed_at, phase, items,
             sold_out AS items_sold_out, version
      FROM flash_session
      WHERE region = :region AND end_at > :from AND start_at < :to
      ORDER BY start_at, session_id
      LIMIT :limit
      """;

  // By flash_session_end (region, end_at), as above.
  private static final String LATEST =
      """
      SELECT region, session_id, source, name, start_at, end_at, items_listed_at, phase, items,
             sold_out AS items_sold_out, version
      FROM flash_session
      WHERE region = :region AND end_at > :from AND start_at < :to
      ORDER BY start_at DESC, session_id DESC
      LIMIT :limit
      """;

  // By PRIMARY.
  private static final String FIND =
      """
      SELECT region, session_id, source, name, start_at, end_at, items_listed_at, phase, items,
             sold_out AS items_sold_out, version
      FROM flash_session
      WHERE region = :region AND session_id = :session
      """;

  // By PRIMARY (region, session_id, listing_id), all of one session.
  private static final String OFFERS =
      """
      SELECT session_id, listing_id, flash_price, hidden_price, list_price, allocated, remaining,
             sold_out, sold_out_at
      FROM flash_item
      WHERE region = :region AND session_id = :session AND tracked = 1
      ORDER BY position, listing_id
      """;

  // flash_item by flash_item_listing, flash_session by PRIMARY; an item has few sessions a day.
  private static final String APPEARANCES =
      """
      SELECT s.region, s.session_id, s.source, s.name, s.start_at, s.end_at, s.items_listed_at, s.phase,
             s.items, s.sold_out AS items_sold_out, s.version, i.listing_id, i.flash_price,
             i.hidden_price, i.list_price, i.allocated, i.remaining, i.sold_out, i.sold_out_at
      FROM flash_item i
      INNER JOIN flash_session s ON s.region = i.region AND s.session_id = i.session_id
      WHERE i.listing_id = :listing AND i.tracked = 1
        AND (s.start_at < :start OR (s.start_at = :start AND s.session_id < :session))
      ORDER BY s.start_at DESC, s.session_id DESC
      LIMIT :limit
      """;

  // All of a table of a dozen rows. A price service renews its row well within the two minutes
  // after which it no longer counts; the database's clock decides.
  private static final String FOLLOWED =
      """
      SELECT region, listed_at, problem
      FROM flash_region
      WHERE seen_at > (UNIX_TIMESTAMP() - 120) * 1000
      ORDER BY region
      """;

  // All of it, as above: what was ever followed has sessions to show.
  private static final String EVER_FOLLOWED =
      """
      SELECT region FROM flash_region ORDER BY region
      """;

  private final Handle handle;

  public FlashSaleStore(Handle handle) {
    this.handle = handle;
  }

  /** At most so many sessions of a region that touch [from, to), by their start. */
  public List<FlashSale> between(Region region, Instant from, Instant to, int limit) {
    return between(BETWEEN, region, from, to, limit);
  }

  /** The same, but of too many those that start last, the latest first. */
  public List<FlashSale> latestBetween(Region region, Instant from, Instant to, int limit) {
    return between(LATEST, region, from, to, limit);
  }

  private List<FlashSale> between(String sql, Region region, Instant from, Instant to, int limit) {
    return handle
        .createQuery(sql)
        .bind("region", region.number())
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("limit", limit)
        .map(FlashSaleRow::session)
        .list();
  }

  public Optional<FlashSale> find(Region region, FlashSessionId session) {
    return handle
        .createQuery(FIND)
        .bind("region", region.number())
        .bind("session", session.value())
        .map(FlashSaleRow::session)
        .findOne();
  }

  /** What a session offers of each tracked item, in the shop's own order. */
  public List<FlashSaleOffer> offers(Region region, FlashSessionId session) {
    return handle
        .createQuery(OFFERS)
        .bind("region", region.number())
        .bind("session", session.value())
        .map(FlashSaleRow::offer)
        .list();
  }

  /**
   * At most so many sessions that offered an item, the latest first.
   *
   * @param before where the page before ended; null for the first page
   */
  public List<FlashSaleAppearance> appearances(
      ListingId listing, @Nullable FlashSale before, int limit) {
    return appearances(
        listing,
        before == null ? Long.MAX_VALUE : before.startAt().toEpochMilli(),
        before == null ? Long.MAX_VALUE : before.id().value(),
        limit);
  }

  private List<FlashSaleAppearance> appearances(
      ListingId listing, long start, long session, int limit) {
    return handle
        .createQuery(APPEARANCES)
        .bind("listing", listing.value())
        .bind("start", start)
        .bind("session", session)
        .bind("limit", limit)
        .map((row, context) ->
            new FlashSaleAppearance(
                FlashSaleRow.session(row, context), FlashSaleRow.offer(row, context)))
        .list();
  }

  /** The regions that some price service follows now. */
  public List<FollowedRegion> followed() {
    return handle
        .createQuery(FOLLOWED)
        .map((row, context) ->
            new FollowedRegion(
                Region.ofNumber(row.getInt("region")),
                Columns.optionalTime(row, "listed_at"),
                row.getString("problem")))
        .list();
  }

  /** The regions that are or were followed. */
  public List<Region> everFollowed() {
    return handle.createQuery(EVER_FOLLOWED).mapTo(Integer.class).map(Region::ofNumber).list();
  }
}
