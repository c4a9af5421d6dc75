package dev.tidemark.user.notification;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The notifications of all accounts. Safe for use by many threads. */
public final class Inbox {
  /**
   * A page of an inbox.
   *
   * @param next begins the page after it; null on the last
   */
  public record Page(List<StoredNotification> notifications, @Nullable String next, long unread) {
    public Page {
      notifications = List.copyOf(notifications);
    }
  }

  private final Database database;
  private final InstantSource clock;

  public Inbox(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A page of an inbox, newest first; an empty cursor begins it. */
  public Page page(AccountId account, String cursor, int limit, boolean unreadOnly) {
    StoredNotification before = cursor.isEmpty() ? null : place(account, cursor);
    return database.read(handle -> {
      NotificationStore store = new NotificationStore(handle);
      List<StoredNotification> found = store.list(account, before, limit + 1, unreadOnly);
      boolean more = found.size() > limit;
      List<StoredNotification> page = more ? found.subList(0, limit) : found;
      return new Page(page, more ? cursor(page.getLast()) : null, store.unread(account));
    });
  }

  /** How many notifications of an account nobody has read. */
  public long unread(AccountId account) {
    return database.read(handle -> new NotificationStore(handle).unread(account));
  }

  /** Marks notifications as read, every one of the account if none is named; says what is left. */
  public long read(AccountId account, List<NotificationId> ids) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return database.write(handle -> {
      NotificationStore store = new NotificationStore(handle);
      if (ids.isEmpty()) {
        store.readAll(account, now);
      } else {
        store.read(account, ids, now);
      }
      return store.unread(account);
    });
  }

  private static String cursor(StoredNotification last) {
    return last.createdAt().toEpochMilli() + "-" + last.id();
  }

  private static StoredNotification place(AccountId account, String cursor) {
    int dash = cursor.indexOf('-');
    Optional<NotificationId> id =
        dash < 1 ? Optional.empty() : NotificationId.parse(cursor.substring(dash + 1));
    if (id.isEmpty() || !cursor.substring(0, dash).matches("[0-9]{1,15}")) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "cursor", "'cursor' is not one that an answer has given.");
    }
    return new StoredNotification(
        account,
        id.get(),
        Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, dash))),
        null,
        Notification.getDefaultInstance());
  }
}
