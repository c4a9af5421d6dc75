package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of {@code alert_settings}, seen through one connection. */
public final class AlertSettingsStore {
  // Primary key.
  private static final String OF_ACCOUNTS =
      """
      SELECT account_id, zone, quiet_from, quiet_until, digest_at
      FROM alert_settings
      WHERE account_id IN (<accounts>)
      """;

  // Primary key.
  private static final String SAVE =
      """
      INSERT INTO alert_settings (account_id, zone, quiet_from, quiet_until, digest_at)
      VALUES (:account, :zone, :quietFrom, :quietUntil, :digestAt)
      ON DUPLICATE KEY UPDATE
        zone = VALUES(zone), quiet_from = VALUES(quiet_from), quiet_until = VALUES(quiet_until),
        digest_at = VALUES(digest_at)
      """;

  // Primary key.
  private static final String DELETE_ALL =
      """
      DELETE FROM alert_settings WHERE account_id = :account
      """;

  private final Handle handle;

  public AlertSettingsStore(Handle handle) {
    this.handle = handle;
  }

  /** Deletes what an account has set. */
  public void deleteAll(AccountId account) {
    handle.createUpdate(DELETE_ALL).bind("account", account.value()).execute();
  }

  /** What an account has chosen, or what holds for those who have not. */
  static AlertSettings settings(Handle handle, AccountId account) {
    return new AlertSettingsStore(handle)
        .of(List.of(account))
        .getOrDefault(account, AlertSettings.AT_ANY_TIME);
  }

  /** The settings of those of these accounts that have chosen any. */
  Map<AccountId, AlertSettings> of(Collection<AccountId> accounts) {
    Map<AccountId, AlertSettings> settings = new HashMap<>();
    for (List<Long> some : Batches.lists(accounts.stream().map(AccountId::value).toList())) {
      handle
          .createQuery(OF_ACCOUNTS)
          .bindList("accounts", some)
          .map((row, context) ->
              Map.entry(
                  new AccountId(row.getLong("account_id")),
                  new AlertSettings(
                      ZoneId.of(row.getString("zone")),
                      time(row, "quiet_from"),
                      time(row, "quiet_until"),
                      time(row, "digest_at"))))
          .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    }
    return settings;
  }

  void save(AccountId account, AlertSettings settings) {
    handle
        .createUpdate(SAVE)
        .bind("account", account.value())
        .bind("zone", settings.zone().getId())
        .bind("quietFrom", minutes(settings.quietFrom()))
        .bind("quietUntil", minutes(settings.quietUntil()))
        .bind("digestAt", minutes(settings.digestAt()))
        .execute();
  }

  private static @Nullable LocalTime time(ResultSet row, String column) throws SQLException {
    int minutes = row.getInt(column);
    return row.wasNull() ? null : LocalTime.ofSecondOfDay(minutes * 60L);
  }

  private static @Nullable Integer minutes(@Nullable LocalTime time) {
    return time == null ? null : time.toSecondOfDay() / 60;
  }
}
