package dev.tidemark.user.watch;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code watch}, seen through one connection.
 *
 * <p>An item is found by its listing alone: the shop in a row is what somebody submitted, and may
 * differ from what another one submitted, or from what an answer has confirmed since.
 */
public final class WatchStore {
  private static final String INSERT =
      """
      INSERT INTO watch
        (account_id, listing_id, shop_id, added_at, model_id, target_price, target_muted,
         target_snoozed_until, tags)
      VALUES
        (:account, :listing, :shop, :added, :model, :target, :targetMuted, :targetSnoozedUntil,
         :tags)
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT listing_id, shop_id, added_at, model_id, target_price, target_muted,
             target_snoozed_until, tags
      FROM watch
      WHERE account_id = :account AND listing_id = :listing
      """;

  // Primary key.
  private static final String LOCK =
      """
      SELECT listing_id, shop_id, added_at, model_id, target_price, target_muted,
             target_snoozed_until, tags
      FROM watch
      WHERE account_id = :account AND listing_id = :listing
      FOR UPDATE
      """;

  // Primary key, all rows of the account: 2,000 at most.
  private static final String COUNT =
      """
      SELECT COUNT(*)
      FROM watch
      WHERE account_id = :account
      """;

  // Primary key, all rows of the account: 2,000 at most.
  private static final String LIST =
      """
      SELECT listing_id, shop_id, added_at, model_id, target_price, target_muted,
             target_snoozed_until, tags
      FROM watch
      WHERE account_id = :account
      ORDER BY added_at DESC, listing_id DESC
      """;

  // Primary key.
  private static final String UPDATE =
      """
      UPDATE watch
      SET model_id = :model, target_price = :target, target_muted = :targetMuted,
          target_snoozed_until = :targetSnoozedUntil, tags = :tags
      WHERE account_id = :account AND listing_id = :listing
      """;

  // Primary key.
  private static final String DELETE =
      """
      DELETE FROM watch
      WHERE account_id = :account AND listing_id = :listing
      """;

  // Primary key, all rows of the account: 2,000 at most.
  private static final String LOCK_ALL =
      """
      SELECT listing_id
      FROM watch
      WHERE account_id = :account
      ORDER BY listing_id
      FOR UPDATE
      """;

  // Primary key, all rows of the account.
  private static final String DELETE_ALL =
      """
      DELETE FROM watch
      WHERE account_id = :account
      """;

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
  private static final Tags NO_TAGS = new Tags(List.of());

  private final Handle handle;

  public WatchStore(Handle handle) {
    this.handle = handle;
  }

  /** What an account watches, in one order; no other transaction takes anything off the list. */
  public List<ListingId> lockAll(AccountId account) {
    return handle
        .createQuery(LOCK_ALL)
        .bind("account", account.value())
        .map((row, context) -> new ListingId(row.getLong("listing_id")))
        .list();
  }

  /** Takes everything off an account's list. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
  }

  void insert(AccountId account, Watch watch) {
    bindChoices(handle.createUpdate(INSERT), watch)
        .bind("account", account.value())
        .bind("listing", watch.item().listing().value())
        .bind("shop", watch.item().shop().value())
        .bind("added", watch.addedAt().toEpochMilli())
        .execute();
  }

  Optional<Watch> find(AccountId account, ListingId listing) {
    return find(FIND, account, listing);
  }

  /** Finds a watch and makes every other transaction that locks it wait for ours. */
  Optional<Watch> lock(AccountId account, ListingId listing) {
    return find(LOCK, account, listing);
  }

  int count(AccountId account) {
    return handle.createQuery(COUNT).bind("account", account.value()).mapTo(Integer.class).one();
  }

  /** Every watch of an account, newest first. */
  List<Watch> list(AccountId account) {
    return handle.createQuery(LIST).bind("account", account.value()).map(WatchStore::watch).list();
  }

  void update(AccountId account, Watch watch) {
    bindChoices(handle.createUpdate(UPDATE), watch)
        .bind("account", account.value())
        .bind("listing", watch.item().listing().value())
        .execute();
  }

  /** Removes a watch; false when there is none. */
  boolean delete(AccountId account, ListingId listing) {
    return handle
            .createUpdate(DELETE)
            .bind("account", account.value())
            .bind("listing", listing.value())
            .execute()
        == 1;
  }

  private Optional<Watch> find(String statement, AccountId account, ListingId listing) {
    return handle
        .createQuery(statement)
        .bind("account", account.value())
        .bind("listing", listing.value())
        .map(WatchStore::watch)
        .findOne();
  }

  private static Update bindChoices(Update update, Watch watch) {
    Price target = watch.targetPrice();
    Instant snoozed = watch.targetSnoozedUntil();
    return update
        .bind("model", watch.model().value())
        .bind("target", target == null ? null : target.units())
        .bind("targetMuted", watch.targetMuted())
        .bind("targetSnoozedUntil", snoozed == null ? null : snoozed.toEpochMilli())
        .bind("tags", JSON.writeValueAsString(watch.tags().words()));
  }

  private static Watch watch(ResultSet row, StatementContext context) throws SQLException {
    ListingId listing = new ListingId(row.getLong("listing_id"));
    long target = row.getLong("target_price");
    Price targetPrice = row.wasNull() ? null : new Price(target);
    long snoozed = row.getLong("target_snoozed_until");
    Instant snoozedUntil = row.wasNull() ? null : Instant.ofEpochMilli(snoozed);
    return new Watch(
        new ItemKey(listing.region(), new ShopId(row.getLong("shop_id")), listing.item()),
        Instant.ofEpochMilli(row.getLong("added_at")),
        new ModelId(row.getLong("model_id")),
        targetPrice,
        row.getBoolean("target_muted"),
        snoozedUntil,
        tags(row.getString("tags")));
  }

  /** Most watches have none, and a list has up to 2,000 watches. */
  private static Tags tags(String json) {
    return json.equals("[]") ? NO_TAGS : new Tags(JSON.readValue(json, WORDS));
  }
}
