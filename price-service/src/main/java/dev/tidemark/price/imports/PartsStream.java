package dev.tidemark.price.imports;

import dev.tidemark.itemsdb.imports.ImportPartStore;
import dev.tidemark.runtime.database.Database;
import java.io.InputStream;

/** A file as a stream, of which one part at a time is in memory. For one thread. */
final class PartsStream extends InputStream {
  private final Database database;
  private final String id;
  private byte[] part = new byte[0];
  private int next;
  private int at;
  private boolean ended;

  PartsStream(Database database, String id) {
    this.database = database;
    this.id = id;
  }

  @Override
  public int read() {
    return fill() ? part[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, part.length - at);
    System.arraycopy(part, at, buffer, offset, count);
    at += count;
    return count;
  }

  private boolean fill() {
    while (at == part.length && !ended) {
      int number = next++;
      part =
          database
              .read(handle -> new ImportPartStore(handle).read(id, number))
              .orElseGet(() -> {
                ended = true;
                return new byte[0];
              });
      at = 0;
    }
    return at < part.length;
  }
}
