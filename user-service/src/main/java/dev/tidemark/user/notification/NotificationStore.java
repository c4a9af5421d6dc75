package dev.tidemark.user.notification;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.runtime.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of {@code notification}, seen through one connection. */
public final class NotificationStore {
  // A repeat fails on the primary key, and with it the whole transaction: nothing is told twice.
  private static final String INSERT =
      """
      INSERT INTO notification (account_id, listing_id, change_no, created_at, read_at, content)
      VALUES (:account, :listing, :change, :createdAt, NULL, :content)
      """;

  // Index notification_inbox, backwards.
  private static final String LIST =
      """
      SELECT account_id, listing_id, change_no, created_at, read_at, content
      FROM notification
      WHERE account_id = :account
        AND (created_at < :createdAt
          OR (created_at = :createdAt AND listing_id < :listing)
          OR (created_at = :createdAt AND listing_id = :listing AND change_no < :change))
      ORDER BY created_at DESC, listing_id DESC, change_no DESC
      LIMIT :limit
      """;

  // Index notification_inbox, backwards.
  private static final String LIST_UNREAD =
      """
      SELECT account_id, listing_id, change_no, created_at, read_at, content
      FROM notification
      WHERE account_id = :account AND read_at IS NULL
        AND (created_at < :createdAt
          OR (created_at = :createdAt AND listing_id < :listing)
          OR (created_at = :createdAt AND listing_id = :listing AND change_no < :change))
      ORDER BY created_at DESC, listing_id DESC, change_no DESC
      LIMIT :limit
      """;

  // Index notification_unread.
  private static final String UNREAD =
      """
      SELECT COUNT(*) FROM notification WHERE account_id = :account AND read_at IS NULL
      """;

  // Primary key.
  private static final String READ =
      """
      UPDATE notification
      SET read_at = :now
      WHERE account_id = :account AND listing_id = :listing AND change_no = :change
        AND read_at IS NULL
      """;

  // Index notification_unread.
  private static final String READ_ALL =
      """
      UPDATE notification SET read_at = :now WHERE account_id = :account AND read_at IS NULL
      """;

  // Primary key. Finds a few too many where ids share an item; those are left out.
  private static final String FIND =
      """
      SELECT account_id, listing_id, change_no, created_at, read_at, content
      FROM notification
      WHERE account_id = :account AND listing_id IN (<listings>) AND change_no IN (<changes>)
      ORDER BY created_at, listing_id, change_no
      """;

  // Index notification_created.
  private static final String PURGE =
      """
      DELETE FROM notification WHERE created_at < :before LIMIT 1000
      """;

  // Primary key.
  private static final String DELETE_ALL =
      """
      DELETE FROM notification WHERE account_id = :account
      """;

  private final Handle handle;

  public NotificationStore(Handle handle) {
    this.handle = handle;
  }

  /** Empties an account's inbox. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
  }

  public void insert(Collection<StoredNotification> notifications) {
    if (notifications.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (StoredNotification notification : notifications) {
      batch
          .bind("account", notification.account().value())
          .bind("listing", notification.id().listing())
          .bind("change", notification.id().change())
          .bind("createdAt", notification.createdAt().toEpochMilli())
          .bind("content", notification.content().toByteArray())
          .add();
      Batches.keepShort(batch);
    }
    Batches.finish(batch);
  }

  /** The newest notifications before one, newest first; from the first on, if that is null. */
  List<StoredNotification> list(
      AccountId account, @Nullable StoredNotification before, int limit, boolean unreadOnly) {
    return handle
        .createQuery(unreadOnly ? LIST_UNREAD : LIST)
        .bind("account", account.value())
        .bind("createdAt", before == null ? Long.MAX_VALUE : before.createdAt().toEpochMilli())
        .bind("listing", before == null ? Long.MAX_VALUE : before.id().listing())
        .bind("change", before == null ? Long.MAX_VALUE : before.id().change())
        .bind("limit", limit)
        .map(NotificationStore::notification)
        .list();
  }

  long unread(AccountId account) {
    return handle.createQuery(UNREAD).bind("account", account.value()).mapTo(Long.class).one();
  }

  void read(AccountId account, Collection<NotificationId> ids, Instant now) {
    if (ids.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(READ);
    for (NotificationId id : ids) {
      batch
          .bind("account", account.value())
          .bind("listing", id.listing())
          .bind("change", id.change())
          .bind("now", now.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  void readAll(AccountId account, Instant now) {
    handle
        .createUpdate(READ_ALL)
        .bind("account", account.value())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Those of these that there are, oldest first. */
  public List<StoredNotification> find(AccountId account, Collection<NotificationId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Set<NotificationId> wanted = Set.copyOf(ids);
    return handle
        .createQuery(FIND)
        .bind("account", account.value())
        .bindList("listings", Batches.filled(wanted.stream().map(NotificationId::listing).toList()))
        .bindList("changes", Batches.filled(wanted.stream().map(NotificationId::change).toList()))
        .map(NotificationStore::notification)
        .stream()
        .filter(found -> wanted.contains(found.id()))
        .toList();
  }

  /** Deletes at most 1,000 from before a time, and says how many. */
  public int purge(Instant before) {
    return handle.createUpdate(PURGE).bind("before", before.toEpochMilli()).execute();
  }

  private static StoredNotification notification(ResultSet row, StatementContext context)
      throws SQLException {
    long readAt = row.getLong("read_at");
    boolean unread = row.wasNull();
    try {
      return new StoredNotification(
          new AccountId(row.getLong("account_id")),
          new NotificationId(row.getLong("listing_id"), row.getLong("change_no")),
          Instant.ofEpochMilli(row.getLong("created_at")),
          unread ? null : Instant.ofEpochMilli(readAt),
          Notification.parseFrom(row.getBytes("content")));
    } catch (InvalidProtocolBufferException broken) {
      throw new SQLException("a notification cannot be read", broken);
    }
  }
}
