package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.Batches;
import dev.tidemark.itemsdb.Columns;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Items as one account has seen them. */
public final class PrivateItemStore {
  // By the primary key, one point for each id.
  private static final String FIND_ALL =
      """
      SELECT listing_id, name, image_url, price, list_price, stock, flash_sale, source, price_since,
             first_seen_at, last_seen_at
      FROM private_item
      WHERE account_id = :account AND listing_id IN (<listings>)
      """;

  // By the primary key, one point for each id. Locked to the end of the transaction, so that
  // reports of one account follow each other.
  private static final String LOCK_ALL =
      """
      SELECT listing_id, name, image_url, price, list_price, stock, flash_sale, source, price_since,
             first_seen_at, last_seen_at
      FROM private_item
      WHERE account_id = :account AND listing_id IN (<listings>)
      ORDER BY listing_id
      FOR UPDATE
      """;

  // By the primary key, all rows of the account.
  private static final String COUNT =
      """
      SELECT COUNT(*) FROM private_item WHERE account_id = :account
      """;

  // By the primary key; one that is there stays as it is.
  private static final String BEGIN =
      """
      INSERT INTO private_item (account_id, listing_id)
      VALUES (:account, :listing)
      ON DUPLICATE KEY UPDATE listing_id = VALUES(listing_id)
      """;

  // By the primary key.
  private static final String SAVE =
      """
      UPDATE private_item
      SET name = :name, image_url = :imageUrl, price = :price, list_price = :listPrice,
          stock = :stock, flash_sale = :flashSale, source = :source, price_since = :priceSince,
          first_seen_at = :firstSeenAt, last_seen_at = :lastSeenAt
      WHERE account_id = :account AND listing_id = :listing
      """;

  private final Handle handle;
  private final AccountId account;

  public PrivateItemStore(Handle handle, AccountId account) {
    this.handle = handle;
    this.account = account;
  }

  /** Those of the items that the account has seen, in no order. */
  public List<PrivateItem> findAll(List<ListingId> listings) {
    return all(FIND_ALL, listings);
  }

  public List<PrivateItem> lockAll(List<ListingId> listings) {
    return all(LOCK_ALL, listings);
  }

  private List<PrivateItem> all(String sql, List<ListingId> listings) {
    List<PrivateItem> found = new ArrayList<>();
    for (List<Long> batch : Batches.of(listings)) {
      handle
          .createQuery(sql)
          .bind("account", account.value())
          .bindList("listings", batch)
          .map(PrivateItemStore::item)
          .forEach(found::add);
    }
    return found;
  }

  public long count() {
    return handle.createQuery(COUNT).bind("account", account.value()).mapTo(Long.class).one();
  }

  /** Adds items of which nothing is known yet; those that are there stay as they are. */
  public void begin(Collection<ListingId> listings) {
    if (!listings.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(BEGIN);
      listings.forEach(
          listing -> batch.bind("account", account.value()).bind("listing", listing.value()).add());
      batch.execute();
    }
  }

  public void save(Collection<PrivateItem> items) {
    if (items.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(SAVE);
    for (PrivateItem item : items) {
      Offer headline = item.headline();
      Source source = item.source();
      batch
          .bind("account", account.value())
          .bind("listing", item.listing().value())
          .bind("name", item.name())
          .bind("imageUrl", item.imageUrl())
          .bind("price", RowBinding.units(headline.price()))
          .bind("listPrice", RowBinding.units(headline.listPrice()))
          .bind("stock", headline.stock().number())
          .bind("flashSale", headline.flashSale())
          .bind("source", source == null ? null : source.number())
          .bind("priceSince", millis(item.priceSince()))
          .bind("firstSeenAt", millis(item.firstSeenAt()))
          .bind("lastSeenAt", millis(item.lastSeenAt()))
          .add();
    }
    batch.execute();
  }

  private static PrivateItem item(ResultSet row, StatementContext context) throws SQLException {
    return new PrivateItem(
        new ListingId(row.getLong("listing_id")),
        row.getString("name"),
        row.getString("image_url"),
        RowBinding.offer(row),
        Columns.optionalSource(row, "source"),
        Columns.optionalTime(row, "price_since"),
        Columns.optionalTime(row, "first_seen_at"),
        Columns.optionalTime(row, "last_seen_at"));
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
