package dev.tidemark.user.channel;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The rows of {@code channel}, seen through one connection. */
public final class ChannelStore {
  private static final String INSERT =
      """
      INSERT INTO channel
        (account_id, channel_id, kind, name, target, token, enabled, confirm_code, created_at,
         unsubscribe)
      VALUES
        (:account, :channel, :kind, :name, :target, :token, :enabled, :code, :createdAt,
         :unsubscribe)
      """;

  // Primary key, all rows of the account: 10 at most.
  private static final String LIST =
      """
      SELECT account_id, channel_id, kind, name, target, token, enabled, confirm_code, created_at,
             failures, refusals, failing_since, off_reason, unsubscribe
      FROM channel
      WHERE account_id = :account
      ORDER BY created_at, channel_id
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT account_id, channel_id, kind, name, target, token, enabled, confirm_code, created_at,
             failures, refusals, failing_since, off_reason, unsubscribe
      FROM channel
      WHERE account_id = :account AND channel_id = :channel
      """;

  // Primary key.
  private static final String LOCK =
      """
      SELECT account_id, channel_id, kind, name, target, token, enabled, confirm_code, created_at,
             failures, refusals, failing_since, off_reason, unsubscribe
      FROM channel
      WHERE account_id = :account AND channel_id = :channel
      FOR UPDATE
      """;

  // Primary key.
  private static final String OF_ACCOUNTS =
      """
      SELECT account_id, channel_id, kind, name, target, token, enabled, confirm_code, created_at,
             failures, refusals, failing_since, off_reason, unsubscribe
      FROM channel
      WHERE account_id IN (<accounts>)
      """;

  // Primary key.
  private static final String UPDATE =
      """
      UPDATE channel
      SET name = :name, enabled = :enabled, failures = :failures, refusals = :refusals,
          failing_since = :failingSince, off_reason = :offReason
      WHERE account_id = :account AND channel_id = :channel
      """;

  // Primary key; of two attempts with the code each counts.
  private static final String TRY_CODE =
      """
      UPDATE channel
      SET confirm_tries = confirm_tries + 1
      WHERE account_id = :account AND channel_id = :channel AND confirm_tries < :most
      """;

  // Primary key.
  private static final String CONFIRM =
      """
      UPDATE channel
      SET confirm_code = NULL, enabled = 1
      WHERE account_id = :account AND channel_id = :channel AND confirm_code = :code
      """;

  // Primary key.
  private static final String DELETE =
      """
      DELETE FROM channel WHERE account_id = :account AND channel_id = :channel
      """;

  // Primary key.
  private static final String SUCCEEDED =
      """
      UPDATE channel SET failures = 0, refusals = 0, failing_since = NULL
      WHERE account_id = :account AND channel_id = :channel AND failures > 0
      """;

  // Primary key.
  private static final String FAILED =
      """
      UPDATE channel
      SET failures = failures + 1, refusals = refusals + :refusals,
          failing_since = COALESCE(failing_since, :now)
      WHERE account_id = :account AND channel_id = :channel
      """;

  // Primary key; one of several that try switches it off.
  private static final String SWITCH_OFF =
      """
      UPDATE channel SET enabled = 0, off_reason = :reason
      WHERE account_id = :account AND channel_id = :channel AND enabled = 1
      """;

  // Index channel_unsubscribe.
  private static final String UNSUBSCRIBE =
      """
      UPDATE channel SET enabled = 0, off_reason = :reason
      WHERE unsubscribe = :token AND enabled = 1
      """;

  // Primary key.
  private static final String DELETE_ALL =
      """
      DELETE FROM channel WHERE account_id = :account
      """;

  private final Handle handle;

  public ChannelStore(Handle handle) {
    this.handle = handle;
  }

  /** Deletes every channel of an account. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
  }

  void insert(Channel channel) {
    handle
        .createUpdate(INSERT)
        .bind("account", channel.account().value())
        .bind("channel", channel.id())
        .bind("kind", channel.kind().number())
        .bind("name", channel.name())
        .bind("target", channel.target())
        .bind("token", channel.token())
        .bind("enabled", channel.enabled())
        .bind("code", channel.confirmCode())
        .bind("createdAt", channel.createdAt().toEpochMilli())
        .bind("unsubscribe", channel.unsubscribe())
        .execute();
  }

  List<Channel> list(AccountId account) {
    return handle
        .createQuery(LIST)
        .bind("account", account.value())
        .map(ChannelStore::channel)
        .list();
  }

  public Optional<Channel> find(AccountId account, String id) {
    return one(FIND, account, id);
  }

  /** Finds a channel and keeps it locked. */
  Optional<Channel> lock(AccountId account, String id) {
    return one(LOCK, account, id);
  }

  private Optional<Channel> one(String sql, AccountId account, String id) {
    return handle
        .createQuery(sql)
        .bind("account", account.value())
        .bind("channel", id)
        .map(ChannelStore::channel)
        .findOne();
  }

  /** Every channel of these accounts. */
  public List<Channel> of(Collection<AccountId> accounts) {
    List<Channel> channels = new ArrayList<>();
    for (List<Long> some : Batches.lists(accounts.stream().map(AccountId::value).toList())) {
      handle
          .createQuery(OF_ACCOUNTS)
          .bindList("accounts", some)
          .map(ChannelStore::channel)
          .forEach(channels::add);
    }
    return channels;
  }

  void update(Channel channel) {
    handle
        .createUpdate(UPDATE)
        .bind("account", channel.account().value())
        .bind("channel", channel.id())
        .bind("name", channel.name())
        .bind("enabled", channel.enabled())
        .bind("failures", channel.failures())
        .bind("refusals", channel.refusals())
        .bind(
            "failingSince",
            channel.failingSince() == null ? null : channel.failingSince().toEpochMilli())
        .bind("offReason", channel.offReason())
        .execute();
  }

  /** Counts an attempt with a code; false when there were too many. */
  boolean tryCode(AccountId account, String id, int most) {
    return handle
            .createUpdate(TRY_CODE)
            .bind("account", account.value())
            .bind("channel", id)
            .bind("most", most)
            .execute()
        == 1;
  }

  boolean confirm(AccountId account, String id, String code) {
    return handle
            .createUpdate(CONFIRM)
            .bind("account", account.value())
            .bind("channel", id)
            .bind("code", code)
            .execute()
        == 1;
  }

  boolean delete(AccountId account, String id) {
    return handle
            .createUpdate(DELETE)
            .bind("account", account.value())
            .bind("channel", id)
            .execute()
        == 1;
  }

  /** An attempt went well. */
  public void succeeded(Channel channel) {
    of(SUCCEEDED, channel).execute();
  }

  /** An attempt failed. */
  public void failed(Channel channel, Instant now) {
    of(FAILED, channel).bind("now", now.toEpochMilli()).bind("refusals", 0).execute();
  }

  /** An attempt failed because the other side refused it. */
  public void refused(Channel channel, Instant now) {
    of(FAILED, channel).bind("now", now.toEpochMilli()).bind("refusals", 1).execute();
  }

  /** Switches a channel off; false when it is off already. */
  public boolean switchOff(Channel channel, String reason) {
    return of(SWITCH_OFF, channel).bind("reason", reason).execute() == 1;
  }

  boolean unsubscribe(String token, String reason) {
    return handle.createUpdate(UNSUBSCRIBE).bind("token", token).bind("reason", reason).execute()
        == 1;
  }

  private Update of(String sql, Channel channel) {
    return handle
        .createUpdate(sql)
        .bind("account", channel.account().value())
        .bind("channel", channel.id());
  }

  private static Channel channel(ResultSet row, StatementContext context) throws SQLException {
    long failingSince = row.getLong("failing_since");
    boolean well = row.wasNull();
    return new Channel(
        new AccountId(row.getLong("account_id")),
        row.getString("channel_id"),
        ChannelKind.ofNumber(row.getInt("kind")),
        row.getString("name"),
        row.getString("target"),
        row.getString("token"),
        row.getBoolean("enabled"),
        row.getString("confirm_code"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getInt("failures"),
        row.getInt("refusals"),
        well ? null : Instant.ofEpochMilli(failingSince),
        row.getString("off_reason"),
        row.getString("unsubscribe"));
  }
}
