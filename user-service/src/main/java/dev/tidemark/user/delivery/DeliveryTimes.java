package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.time.InstantSource;

/** When accounts want to be told. Safe for use by many threads. */
public final class DeliveryTimes {
  private final Database database;
  private final InstantSource clock;

  public DeliveryTimes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public AlertSettings of(AccountId account) {
    return database.read(handle -> AlertSettingsStore.settings(handle, account));
  }

  /** Changes when an account is told, also of what waits already; what is due goes out. */
  public void change(AccountId account, AlertSettings settings) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    Instant due = settings.due(now);
    boolean _ =
        database.write(handle -> {
          new AlertSettingsStore(handle).save(account, settings);
          new DeliveryStore(handle).reschedule(account, now, due);
          return true;
        });
  }
}
