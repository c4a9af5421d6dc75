package dev.tidemark.itemsdb.listing;

import dev.tidemark.itemsdb.Batches;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds listings by region and by part of their names, in the order of their ids. */
public final class ListingSearchStore {
  // By PRIMARY, from the cursor on; stops at the limit.
  private static final String PAGE =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max, list_price,
             stock, flash_sale, source, price_since, tracked_since, first_seen_at, last_seen_at,
             gone_since, origin, version
      FROM listing
      WHERE listing_id > :after AND listing_id < :end
      ORDER BY listing_id
      LIMIT :limit
      """;

  // By PRIMARY, from the cursor on. Part of a name has no index that all the engines share: a rare
  // word walks the rest of the region, about a second for a million listings.
  private static final String SEARCH =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max, list_price,
             stock, flash_sale, source, price_since, tracked_since, first_seen_at, last_seen_at,
             gone_since, origin, version
      FROM listing
      WHERE listing_id > :after AND listing_id < :end AND name LIKE :pattern ESCAPE '!'
      ORDER BY listing_id
      LIMIT :limit
      """;

  // By PRIMARY, one point for each id.
  private static final String AMONG =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max, list_price,
             stock, flash_sale, source, price_since, tracked_since, first_seen_at, last_seen_at,
             gone_since, origin, version
      FROM listing
      WHERE listing_id IN (<listings>) AND listing_id > :after
        AND (:anyName = 1 OR name LIKE :pattern ESCAPE '!')
      ORDER BY listing_id
      LIMIT :limit
      """;

  // By PRIMARY, one point for each id.
  private static final String OUTLINES =
      """
      SELECT listing_id, name, price, price_since
      FROM listing
      WHERE listing_id IN (<listings>) AND (:anyName = 1 OR name LIKE :pattern ESCAPE '!')
      """;

  private static final int ITEM_ID_BITS = 48;

  private final Handle handle;

  public ListingSearchStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * At most so many listings with ids above {@code after}.
   *
   * @param namePart empty for any name, and for listings that have none yet
   * @param region null for all
   */
  public List<Listing> page(
      String namePart, @Nullable Region region, @Nullable ListingId after, int limit) {
    long lowest = region == null ? 0 : (long) region.number() << ITEM_ID_BITS;
    long end = region == null ? Long.MAX_VALUE : (long) (region.number() + 1) << ITEM_ID_BITS;
    var query = handle.createQuery(namePart.isEmpty() ? PAGE : SEARCH);
    if (!namePart.isEmpty()) {
      query.bind("pattern", NamePattern.containing(namePart));
    }
    return query
        .bind("after", after == null ? lowest : Math.max(lowest, after.value()))
        .bind("end", end)
        .bind("limit", limit)
        .map(ListingRow::read)
        .list();
  }

  /** At most so many of a few listings, with ids above {@code after}; null for all of them. */
  public List<Listing> among(
      List<ListingId> listings, String namePart, @Nullable ListingId after, int limit) {
    return handle
        .createQuery(AMONG)
        .bindList("listings", listings.stream().map(ListingId::value).toList())
        .bind("after", after == null ? 0 : after.value())
        .bind("anyName", namePart.isEmpty())
        .bind("pattern", NamePattern.containing(namePart))
        .bind("limit", limit)
        .map(ListingRow::read)
        .list();
  }

  /**
   * The outlines of those listings that exist and whose name has this part (any, when it is empty),
   * in no order; one statement for each {@link Batches} piece.
   */
  public List<ListingOutline> outlines(List<ListingId> listings, String namePart) {
    List<ListingOutline> found = new ArrayList<>(listings.size());
    for (List<Long> batch : Batches.of(listings)) {
      handle
          .createQuery(OUTLINES)
          .bindList("listings", batch)
          .bind("anyName", namePart.isEmpty())
          .bind("pattern", NamePattern.containing(namePart))
          .map(ListingRow::readOutline)
          .forEach(found::add);
    }
    return found;
  }
}
