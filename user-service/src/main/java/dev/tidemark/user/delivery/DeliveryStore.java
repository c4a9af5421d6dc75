package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Batches;
import dev.tidemark.user.notification.NotificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of {@code delivery}, seen through one connection. */
public final class DeliveryStore {
  /**
   * How much is due, and for how long the first has waited: since it became due, or since it was
   * made if it was tried already, for each new attempt makes it due later.
   */
  record Backlog(long waiting, Duration oldest) {}

  private static final String INSERT =
      """
      INSERT INTO delivery (account_id, listing_id, change_no, channel_id, due_at, created_at)
      VALUES (:account, :listing, :change, :channel, :dueAt, :createdAt)
      """;

  // Index delivery_due.
  private static final String DUE =
      """
      SELECT account_id, listing_id, change_no, channel_id, state, attempts, message_id, due_at,
             problem, created_at, finished_at
      FROM delivery
      WHERE due_at <= :now
      ORDER BY due_at, account_id, channel_id
      LIMIT :limit
      """;

  // Index delivery_due.
  private static final String DUE_CHANNELS =
      """
      SELECT account_id, channel_id, MIN(due_at) AS due_at
      FROM delivery
      WHERE due_at <= :now
      GROUP BY account_id, channel_id
      ORDER BY MIN(due_at)
      LIMIT :limit
      """;

  // Index delivery_channel_due.
  private static final String DUE_OF_CHANNEL =
      """
      SELECT account_id, listing_id, change_no, channel_id, state, attempts, message_id, due_at,
             problem, created_at, finished_at
      FROM delivery
      WHERE account_id = :account AND channel_id = :channel AND due_at <= :now
      ORDER BY due_at, created_at, listing_id, change_no
      LIMIT :limit
      """;

  // Index delivery_channel_due.
  private static final String OF_MESSAGE =
      """
      SELECT account_id, listing_id, change_no, channel_id, state, attempts, message_id, due_at,
             problem, created_at, finished_at
      FROM delivery
      WHERE account_id = :account AND channel_id = :channel AND due_at IS NOT NULL
        AND message_id = :message
      ORDER BY created_at, listing_id, change_no
      """;

  // Primary key; compare-and-set: of two that try, one finds it due at another time.
  private static final String CLAIM =
      """
      UPDATE delivery
      SET due_at = :until, attempts = attempts + 1, claim = :claim, message_id = :message
      WHERE account_id = :account AND listing_id = :listing AND change_no = :change
        AND channel_id = :channel AND due_at = :dueAt
      """;

  // Primary key; only whoever has claimed it may say how it ended.
  private static final String FINISH =
      """
      UPDATE delivery
      SET state = :state, due_at = :dueAt, claim = '', problem = :problem, finished_at = :finishedAt
      WHERE account_id = :account AND listing_id = :listing AND change_no = :change
        AND channel_id = :channel AND claim = :claim
      """;

  // Index delivery_channel_due.
  private static final String GIVE_UP =
      """
      UPDATE delivery
      SET state = 3, due_at = NULL, claim = '', problem = :problem, finished_at = :now
      WHERE account_id = :account AND channel_id = :channel AND due_at IS NOT NULL
      """;

  // Index delivery_channel_due.
  private static final String POSTPONE =
      """
      UPDATE delivery
      SET due_at = :dueAt
      WHERE account_id = :account AND channel_id = :channel AND due_at < :dueAt AND claim = ''
      """;

  // Primary key, all rows of the account.
  private static final String RESCHEDULE =
      """
      UPDATE delivery
      SET due_at = :dueAt
      WHERE account_id = :account AND due_at > :now AND attempts = 0
      """;

  // Index delivery_log, backwards.
  private static final String LOG =
      """
      SELECT account_id, listing_id, change_no, channel_id, state, attempts, message_id, due_at,
             problem, created_at, finished_at
      FROM delivery
      WHERE account_id = :account AND channel_id = :channel
      ORDER BY created_at DESC, listing_id DESC, change_no DESC
      LIMIT 100
      """;

  // Primary key.
  private static final String OF_NOTIFICATION =
      """
      SELECT account_id, listing_id, change_no, channel_id, state, attempts, message_id, due_at,
             problem, created_at, finished_at
      FROM delivery
      WHERE account_id = :account AND listing_id = :listing AND change_no = :change
      """;

  // Primary key. A whole message at once; of two that try, one finds it taken.
  private static final String TAKE =
      """
      UPDATE delivery
      SET due_at = :until, attempts = attempts + 1, claim = :claim, message_id = :message
      WHERE account_id = :account AND listing_id IN (<listings>) AND change_no IN (<changes>)
        AND channel_id = :channel AND message_id = '' AND due_at <= :now
      """;

  // Primary key.
  private static final String TAKEN =
      """
      SELECT account_id, listing_id, change_no, channel_id, state, attempts, message_id, due_at,
             problem, created_at, finished_at
      FROM delivery
      WHERE account_id = :account AND listing_id IN (<listings>) AND change_no IN (<changes>)
        AND channel_id = :channel AND message_id = :message AND claim = :claim
      ORDER BY created_at, listing_id, change_no
      """;

  // Primary key. A whole message at once; only whoever has claimed it may say how it ended.
  private static final String FINISH_TOGETHER =
      """
      UPDATE delivery
      SET state = :state, due_at = :dueAt, claim = '', problem = :problem, finished_at = :finishedAt
      WHERE account_id = :account AND listing_id IN (<listings>) AND change_no IN (<changes>)
        AND channel_id = :channel AND message_id = :message AND claim = :claim
      """;

  // Primary key. As if it had never been in a message: it goes out in another one.
  private static final String RETRY =
      """
      UPDATE delivery
      SET state = 1, due_at = :now, claim = '', message_id = '', finished_at = NULL
      WHERE account_id = :account AND listing_id = :listing AND change_no = :change
        AND channel_id = :channel AND state = 3
      """;

  // Index delivery_due.
  private static final String BACKLOG =
      """
      SELECT COUNT(*) AS waiting, COALESCE(:now - MIN(due_at), 0) AS oldest
      FROM delivery
      WHERE due_at <= :now
      """;

  // Index delivery_due, all rows that wait.
  private static final String OLDEST_TRIED =
      """
      SELECT COALESCE(:now - MIN(created_at), 0)
      FROM delivery
      WHERE due_at IS NOT NULL AND problem <> ''
      """;

  // Index delivery_created.
  private static final String PURGE =
      """
      DELETE FROM delivery WHERE created_at < :before LIMIT 1000
      """;

  // Primary key.
  private static final String DELETE_ALL =
      """
      DELETE FROM delivery WHERE account_id = :account
      """;

  private final Handle handle;

  public DeliveryStore(Handle handle) {
    this.handle = handle;
  }

  /** Deletes all that was sent or waits to be, of an account. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
  }

  void insert(Collection<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Delivery delivery : deliveries) {
      bind(batch, delivery)
          .bind("dueAt", millis(delivery.dueAt()))
          .bind("createdAt", delivery.createdAt().toEpochMilli())
          .add();
      Batches.keepShort(batch);
    }
    Batches.finish(batch);
  }

  /** What is due, the longest waiting first. */
  List<Delivery> due(Instant now, int limit) {
    return handle
        .createQuery(DUE)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(DeliveryStore::delivery)
        .list();
  }

  /** Channels for which something is due, the longest waiting first. */
  List<ChannelName> dueChannels(Instant now, int limit) {
    return handle
        .createQuery(DUE_CHANNELS)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map((row, context) ->
            new ChannelName(new AccountId(row.getLong("account_id")), row.getString("channel_id")))
        .list();
  }

  List<Delivery> due(ChannelName channel, Instant now, int limit) {
    return handle
        .createQuery(DUE_OF_CHANNEL)
        .bind("account", channel.account().value())
        .bind("channel", channel.id())
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(DeliveryStore::delivery)
        .list();
  }

  /** All that goes out in a message which was tried before. */
  List<Delivery> ofMessage(ChannelName channel, String message) {
    return handle
        .createQuery(OF_MESSAGE)
        .bind("account", channel.account().value())
        .bind("channel", channel.id())
        .bind("message", message)
        .map(DeliveryStore::delivery)
        .list();
  }

  /**
   * Takes up what has not been tried yet, and returns what nobody else has taken.
   *
   * @param due of one channel, at least one
   */
  List<Delivery> take(
      List<Delivery> due, String message, String claim, Instant now, Instant until) {
    int _ =
        together(handle.createUpdate(TAKE), due)
            .bind("until", until.toEpochMilli())
            .bind("claim", claim)
            .bind("message", message)
            .bind("now", now.toEpochMilli())
            .execute();
    return taken(due, message, claim);
  }

  private List<Delivery> taken(List<Delivery> due, String message, String claim) {
    return together(handle.createQuery(TAKEN), due)
        .bind("message", message)
        .bind("claim", claim)
        .map(DeliveryStore::delivery)
        .list();
  }

  /** Takes a message up again that was tried before; empty when somebody else has part of it. */
  List<Delivery> takeAgain(List<Delivery> due, String message, String claim, Instant until) {
    PreparedBatch batch = handle.prepareBatch(CLAIM);
    for (Delivery delivery : due) {
      bind(batch, delivery)
          .bind("until", until.toEpochMilli())
          .bind("claim", claim)
          .bind("message", message)
          .bind("dueAt", millis(delivery.dueAt()))
          .add();
    }
    return Arrays.stream(batch.execute()).allMatch(count -> count == 1)
        ? taken(due, message, claim)
        : List.of();
  }

  /**
   * Says how the attempt of a claim ended.
   *
   * @param ended of one message, at least one
   */
  void finish(List<Delivery> ended, String claim) {
    Delivery first = ended.getFirst();
    if (ended.stream().allMatch(first::endsLike)) {
      int _ =
          together(handle.createUpdate(FINISH_TOGETHER), ended)
              .bind("state", first.state().number())
              .bind("dueAt", millis(first.dueAt()))
              .bind("problem", first.problem())
              .bind("finishedAt", millis(first.finishedAt()))
              .bind("message", first.message())
              .bind("claim", claim)
              .execute();
    } else {
      finishEach(ended, claim);
    }
  }

  private void finishEach(List<Delivery> ended, String claim) {
    PreparedBatch batch = handle.prepareBatch(FINISH);
    for (Delivery delivery : ended) {
      bind(batch, delivery)
          .bind("state", delivery.state().number())
          .bind("dueAt", millis(delivery.dueAt()))
          .bind("problem", delivery.problem())
          .bind("finishedAt", millis(delivery.finishedAt()))
          .bind("claim", claim)
          .add();
    }
    batch.execute();
  }

  /** Lets a channel rest: what nobody tries just now is not due before then. */
  void postpone(ChannelName channel, Instant until) {
    handle
        .createUpdate(POSTPONE)
        .bind("account", channel.account().value())
        .bind("channel", channel.id())
        .bind("dueAt", until.toEpochMilli())
        .execute();
  }

  /** Gives up whatever waits for a channel. */
  void giveUp(ChannelName channel, String problem, Instant now) {
    handle
        .createUpdate(GIVE_UP)
        .bind("account", channel.account().value())
        .bind("channel", channel.id())
        .bind("problem", problem)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Lets what has failed be tried once more; false when it has not. */
  boolean retry(ChannelName channel, NotificationId notification, Instant now) {
    return handle
            .createUpdate(RETRY)
            .bind("account", channel.account().value())
            .bind("listing", notification.listing())
            .bind("change", notification.change())
            .bind("channel", channel.id())
            .bind("now", now.toEpochMilli())
            .execute()
        > 0;
  }

  /** Moves what an account has not been told yet, except for what is due already. */
  void reschedule(AccountId account, Instant now, Instant due) {
    handle
        .createUpdate(RESCHEDULE)
        .bind("account", account.value())
        .bind("now", now.toEpochMilli())
        .bind("dueAt", due.toEpochMilli())
        .execute();
  }

  /** The newest 100 of a channel, newest first. */
  List<Delivery> log(AccountId account, String channel) {
    return handle
        .createQuery(LOG)
        .bind("account", account.value())
        .bind("channel", channel)
        .map(DeliveryStore::delivery)
        .list();
  }

  List<Delivery> of(AccountId account, NotificationId notification) {
    return handle
        .createQuery(OF_NOTIFICATION)
        .bind("account", account.value())
        .bind("listing", notification.listing())
        .bind("change", notification.change())
        .map(DeliveryStore::delivery)
        .list();
  }

  Backlog backlog(Instant now) {
    long tried =
        handle.createQuery(OLDEST_TRIED).bind("now", now.toEpochMilli()).mapTo(Long.class).one();
    return handle
        .createQuery(BACKLOG)
        .bind("now", now.toEpochMilli())
        .map((row, context) ->
            new Backlog(
                row.getLong("waiting"), Duration.ofMillis(Math.max(tried, row.getLong("oldest")))))
        .one();
  }

  /** Deletes at most 1,000 from before a time, and says how many. */
  int purge(Instant before) {
    return handle.createUpdate(PURGE).bind("before", before.toEpochMilli()).execute();
  }

  /** Names deliveries of one channel. */
  private static <S extends SqlStatement<S>> S together(S statement, List<Delivery> deliveries) {
    Delivery first = deliveries.getFirst();
    List<NotificationId> ids = deliveries.stream().map(Delivery::notification).toList();
    return statement
        .bind("account", first.account().value())
        .bind("channel", first.channel())
        .bindList("listings", Batches.filled(ids.stream().map(NotificationId::listing).toList()))
        .bindList("changes", Batches.filled(ids.stream().map(NotificationId::change).toList()));
  }

  private static PreparedBatch bind(PreparedBatch batch, Delivery delivery) {
    return batch
        .bind("account", delivery.account().value())
        .bind("listing", delivery.notification().listing())
        .bind("change", delivery.notification().change())
        .bind("channel", delivery.channel());
  }

  private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
    return new Delivery(
        new AccountId(row.getLong("account_id")),
        new NotificationId(row.getLong("listing_id"), row.getLong("change_no")),
        row.getString("channel_id"),
        Delivery.State.ofNumber(row.getInt("state")),
        row.getInt("attempts"),
        row.getString("message_id"),
        time(row, "due_at"),
        row.getString("problem"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        time(row, "finished_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
