package dev.tidemark.itemsdb.imports;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Files in parts, until they have been read. */
public final class ImportPartStore {
  // By the primary key; a part that is sent again is the same.
  private static final String WRITE =
      """
      INSERT INTO price_import_part (import_id, part, size, content)
      VALUES (:id, :part, :size, :content)
      ON DUPLICATE KEY UPDATE size = VALUES(size), content = VALUES(content)
      """;

  // By the primary key.
  private static final String READ =
      """
      SELECT content FROM price_import_part WHERE import_id = :id AND part = :part
      """;

  // By the primary key.
  private static final String DELETE =
      """
      DELETE FROM price_import_part WHERE import_id = :id
      """;

  private final Handle handle;

  public ImportPartStore(Handle handle) {
    this.handle = handle;
  }

  public void write(String id, int part, byte[] content) {
    handle
        .createUpdate(WRITE)
        .bind("id", id)
        .bind("part", part)
        .bind("size", content.length)
        .bind("content", content)
        .execute();
  }

  /** A part, counted from 0; empty after the last. */
  public Optional<byte[]> read(String id, int part) {
    return handle.createQuery(READ).bind("id", id).bind("part", part).mapTo(byte[].class).findOne();
  }

  public void delete(String id) {
    handle.createUpdate(DELETE).bind("id", id).execute();
  }
}
