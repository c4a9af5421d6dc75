package dev.tidemark.user.account;

import dev.tidemark.runtime.database.Database;

/**
 * Whether people may make accounts by themselves: as an administrator has last said, else as the
 * settings say. Safe for use by many threads and instances.
 */
public final class RegistrationSwitch {
  static final String NAME = "registration";

  private final Registration configured;
  private final Database database;

  public RegistrationSwitch(Registration configured, Database database) {
    this.configured = configured;
    this.database = database;
  }

  public boolean isOpen() {
    return database
            .read(handle -> new InstanceSettingStore(handle).find(NAME))
            .map(Registration::valueOf)
            .orElse(configured)
        == Registration.OPEN;
  }

  public void set(Registration registration) {
    boolean _ =
        database.write(handle -> {
          new InstanceSettingStore(handle).set(NAME, registration.name());
          return true;
        });
  }
}
