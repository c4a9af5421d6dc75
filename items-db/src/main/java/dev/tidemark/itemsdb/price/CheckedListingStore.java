package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Items as price checks see and leave them. */
public final class CheckedListingStore {
  // By the primary key.
  private static final String FIND =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max,
             list_price, stock, flash_sale, source, price_since, first_seen_at, last_seen_at,
             gone_since
      FROM listing
      WHERE listing_id = :listing
      """;

  // By the primary key.
  private static final String SHOPS =
      """
      SELECT listing_id, shop_id FROM listing WHERE listing_id IN (<listings>)
      """;

  // By the primary key. Locked to the end of the transaction, against a change of the provisional
  // shop.
  private static final String LOCK =
      """
      SELECT listing_id, shop_id, shop_confirmed, state, name, image_url, price, price_max,
             list_price, stock, flash_sale, source, price_since, first_seen_at, last_seen_at,
             gone_since
      FROM listing
      WHERE listing_id = :listing
      FOR UPDATE
      """;

  // By the primary key.
  private static final String SAVE =
      """
      UPDATE listing
      SET shop_id = :shop, shop_confirmed = :shopConfirmed, state = :state, name = :name,
          image_url = :imageUrl, price = :price, price_max = :priceMax, list_price = :listPrice,
          stock = :stock, flash_sale = :flashSale, source = :source, price_since = :priceSince,
          first_seen_at = :firstSeenAt, last_seen_at = :lastSeenAt, gone_since = :goneSince,
          version = version + :growth
      WHERE listing_id = :listing
      """;

  // By the primary key.
  private static final String SEEN =
      """
      UPDATE listing SET last_seen_at = :lastSeenAt WHERE listing_id = :listing
      """;

  // By the primary key; a state that is there already is not written again. An item that nobody has
  // seen is pending: whoever reads it knows whether there is anybody to ask.
  private static final String WAIT_FOR_SOURCE =
      """
      UPDATE listing
      SET state = CASE WHEN first_seen_at IS NULL THEN :pending ELSE :waiting END,
          version = version + 1
      WHERE listing_id = :listing
        AND state <> CASE WHEN first_seen_at IS NULL THEN :pending ELSE :waiting END
      """;

  // By the primary key, a range.
  private static final String COUNT =
      """
      SELECT COUNT(*) FROM listing WHERE listing_id >= :first AND listing_id <= :last
      """;

  private final Handle handle;

  public CheckedListingStore(Handle handle) {
    this.handle = handle;
  }

  /** The shop of each of these items, as far as it is known. */
  public Map<ListingId, ShopId> shops(Collection<ListingId> listings) {
    if (listings.isEmpty()) {
      return Map.of();
    }
    Map<ListingId, ShopId> shops = new HashMap<>();
    handle
        .createQuery(SHOPS)
        .bindList("listings", listings.stream().map(ListingId::value).toList())
        .map((row, context) ->
            Map.entry(new ListingId(row.getLong("listing_id")), new ShopId(row.getLong("shop_id"))))
        .forEach(entry -> shops.put(entry.getKey(), entry.getValue()));
    return shops;
  }

  public Optional<CheckedListing> find(ListingId listing) {
    return one(FIND, listing);
  }

  public Optional<CheckedListing> lock(ListingId listing) {
    return one(LOCK, listing);
  }

  private Optional<CheckedListing> one(String sql, ListingId listing) {
    return handle
        .createQuery(sql)
        .bind("listing", listing.value())
        .map(CheckedListingStore::checkedListing)
        .findOne();
  }

  /**
   * Writes what differs from the listing as it was found; a visible difference makes a version.
   *
   * @param moreDiffers whether its models or any of its series differ
   */
  public void save(CheckedListing was, CheckedListing is, boolean moreDiffers) {
    boolean visible = moreDiffers || !is.looksLike(was);
    if (!visible && Objects.equals(is.goneSince(), was.goneSince())) {
      handle
          .createUpdate(SEEN)
          .bind("listing", is.id().value())
          .bind("lastSeenAt", millis(is.lastSeenAt()))
          .execute();
      return;
    }
    Offer headline = is.headline();
    Source source = is.source();
    handle
        .createUpdate(SAVE)
        .bind("listing", is.id().value())
        .bind("shop", is.shop().value())
        .bind("shopConfirmed", is.shopConfirmed())
        .bind("state", is.state().number())
        .bind("name", is.name())
        .bind("imageUrl", is.imageUrl())
        .bind("price", PriceChangeStore.units(headline.price()))
        .bind("priceMax", PriceChangeStore.units(is.priceMax()))
        .bind("listPrice", PriceChangeStore.units(headline.listPrice()))
        .bind("stock", headline.stock().number())
        .bind("flashSale", headline.flashSale())
        .bind("source", source == null ? null : source.number())
        .bind("priceSince", millis(is.priceSince()))
        .bind("firstSeenAt", millis(is.firstSeenAt()))
        .bind("lastSeenAt", millis(is.lastSeenAt()))
        .bind("goneSince", millis(is.goneSince()))
        .bind("growth", visible ? 1 : 0)
        .execute();
  }

  /** Says that no source can be asked for this item, unless the item says so already. */
  public void waitForSource(ListingId listing) {
    handle
        .createUpdate(WAIT_FOR_SOURCE)
        .bind("listing", listing.value())
        .bind("pending", ItemState.PENDING.number())
        .bind("waiting", ItemState.WAITING_FOR_SOURCE.number())
        .execute();
  }

  /** How many items lie between two, both included. */
  public long count(ListingId first, ListingId last) {
    return handle
        .createQuery(COUNT)
        .bind("first", first.value())
        .bind("last", last.value())
        .mapTo(Long.class)
        .one();
  }

  private static CheckedListing checkedListing(ResultSet row, StatementContext context)
      throws SQLException {
    return new CheckedListing(
        new ListingId(row.getLong("listing_id")),
        new ShopId(row.getLong("shop_id")),
        row.getBoolean("shop_confirmed"),
        ItemState.ofNumber(row.getInt("state")),
        row.getString("name"),
        row.getString("image_url"),
        new Offer(
            Columns.optionalPrice(row, "price"),
            Columns.optionalPrice(row, "list_price"),
            StockState.ofNumber(row.getInt("stock")),
            row.getBoolean("flash_sale")),
        Columns.optionalPrice(row, "price_max"),
        Columns.optionalSource(row, "source"),
        Columns.optionalTime(row, "price_since"),
        Columns.optionalTime(row, "first_seen_at"),
        Columns.optionalTime(row, "last_seen_at"),
        Columns.optionalTime(row, "gone_since"));
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
