package dev.tidemark.itemsdb.listing;

import dev.tidemark.itemsdb.Batches;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ShopId;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Reads listings by id, and writes what item-service may write of them: new ones and provisional
 * shops.
 */
public final class ListingStore {
  // By PRIMARY.
  private static final String FIND =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max, list_price,
             stock, flash_sale, source, price_since, tracked_since, first_seen_at, last_seen_at,
             gone_since, origin, version
      FROM listing
      WHERE listing_id = :listing
      """;

  // Both by PRIMARY.
  private static final String FIND_FOR =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max, list_price,
             stock, flash_sale, source, price_since, tracked_since, first_seen_at, last_seen_at,
             gone_since, origin, version,
             (SELECT COUNT(*)
              FROM private_item p
              WHERE p.account_id = :viewer AND p.listing_id = :listing) AS seen
      FROM listing
      WHERE listing_id = :listing
      """;

  // By PRIMARY, one point for each id.
  private static final String FIND_ALL =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max, list_price,
             stock, flash_sale, source, price_since, tracked_since, first_seen_at, last_seen_at,
             gone_since, origin, version
      FROM listing
      WHERE listing_id IN (<listings>)
      """;

  private static final String INSERT_PROVISIONAL =
      """
      INSERT INTO listing (listing_id, shop_id, shop_confirmed, state, tracked_since)
      VALUES (:listing, :shop, 0, :state, :now)
      """;

  // By PRIMARY.
  private static final String REPLACE_PROVISIONAL_SHOP =
      """
      UPDATE listing
      SET shop_id = :shop, state = :state, gone_since = NULL, version = version + 1
      WHERE listing_id = :listing AND shop_confirmed = 0
      """;

  // By PRIMARY.
  private static final String WATCH =
      """
      UPDATE listing SET watched = 1, version = version + 1
      WHERE listing_id = :listing AND watched = 0
      """;

  private final Handle handle;

  public ListingStore(Handle handle) {
    this.handle = handle;
  }

  public Optional<Listing> find(ListingId listing) {
    return handle
        .createQuery(FIND)
        .bind("listing", listing.value())
        .map(ListingRow::read)
        .findOne();
  }

  /**
   * A listing, and whether the viewer has reported prices of it.
   *
   * @param viewer the number of an account; 0 for nobody
   */
  public Optional<ViewedListing> findFor(ListingId listing, long viewer) {
    return handle
        .createQuery(FIND_FOR)
        .bind("listing", listing.value())
        .bind("viewer", viewer)
        .map((row, context) ->
            new ViewedListing(ListingRow.read(row, context), row.getInt("seen") > 0))
        .findOne();
  }

  /**
   * Those of the listings that exist, in no order; one statement for each {@link Batches} piece.
   */
  public List<Listing> findAll(List<ListingId> listings) {
    List<Listing> found = new ArrayList<>(listings.size());
    for (List<Long> batch : Batches.of(listings)) {
      handle
          .createQuery(FIND_ALL)
          .bindList("listings", batch)
          .map(ListingRow::read)
          .forEach(found::add);
    }
    return found;
  }

  /**
   * Begins a listing of which nothing is known but a link; false when there is one already, which
   * is then left as it is. Belongs into one transaction with {@link PollScheduleStore#insertDue}: a
   * listing without a schedule would never be looked at.
   */
  public boolean insertProvisional(ItemKey item, Instant now) {
    try {
      handle
          .createUpdate(INSERT_PROVISIONAL)
          .bind("listing", item.listing().value())
          .bind("shop", item.shop().value())
          .bind("state", ItemState.PENDING.number())
          .bind("now", now.toEpochMilli())
          .execute();
      return true;
    } catch (UnableToExecuteStatementException refused) {
      // The only constraint is the primary key. The transaction survives: only this statement is
      // undone.
      if (refused.getCause() instanceof SQLIntegrityConstraintViolationException) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * Gives a listing whose shop no answer has confirmed another shop, and lets it start afresh;
   * false when the shop has been confirmed meanwhile or there is no such listing.
   */
  public boolean replaceProvisionalShop(ListingId listing, ShopId shop) {
    return handle
            .createUpdate(REPLACE_PROVISIONAL_SHOP)
            .bind("listing", listing.value())
            .bind("shop", shop.value())
            .bind("state", ItemState.PENDING.number())
            .execute()
        == 1;
  }

  /**
   * Remembers that somebody has submitted an item that only flash sales had brought; false when
   * somebody had before, or there is no such listing.
   */
  public boolean watch(ListingId listing) {
    return handle.createUpdate(WATCH).bind("listing", listing.value()).execute() == 1;
  }
}
