package dev.tidemark.user.account;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of {@code instance_setting}, seen through one connection. */
public final class InstanceSettingStore {
  // Primary key.
  private static final String FIND =
      """
      SELECT value
      FROM instance_setting
      WHERE name = :name
      """;

  private static final String SET =
      """
      INSERT INTO instance_setting (name, value)
      VALUES (:name, :value)
      ON DUPLICATE KEY UPDATE value = VALUES(value)
      """;

  private final Handle handle;

  InstanceSettingStore(Handle handle) {
    this.handle = handle;
  }

  Optional<String> find(String name) {
    return handle.createQuery(FIND).bind("name", name).mapTo(String.class).findOne();
  }

  void set(String name, String value) {
    handle.createUpdate(SET).bind("name", name).bind("value", value).execute();
  }
}
