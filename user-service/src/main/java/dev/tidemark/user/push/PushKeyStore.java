package dev.tidemark.user.push;

import org.jdbi.v3.core.Handle;

/** The row of {@code push_key}, seen through one connection. */
public final class PushKeyStore {
  // Primary key; whoever comes second keeps what is there.
  private static final String KEEP =
      """
      INSERT INTO push_key (one, public_key, private_key)
      VALUES (1, :publicKey, :privateKey)
      ON DUPLICATE KEY UPDATE one = one
      """;

  // Primary key.
  private static final String FIND =
      """
      SELECT public_key, private_key FROM push_key WHERE one = 1
      """;

  /** Both keys in base64url. */
  record Row(String publicKey, String privateKey) {}

  private final Handle handle;

  PushKeyStore(Handle handle) {
    this.handle = handle;
  }

  /** Keeps these keys if there are none, and returns those that are kept. */
  Row keep(String publicKey, String privateKey) {
    handle.createUpdate(KEEP).bind("publicKey", publicKey).bind("privateKey", privateKey).execute();
    return handle
        .createQuery(FIND)
        .map((row, context) -> new Row(row.getString("public_key"), row.getString("private_key")))
        .one();
  }
}
