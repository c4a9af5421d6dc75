package dev.tidemark.price.observation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reports, one after another, from wherever they are written down. */
public interface ReportSource extends AutoCloseable {
  /**
   * One report, or why it cannot be read.
   *
   * @param text the element or row itself, for the report of what was refused
   */
  record Item(Reading reading, String text) {}

  /**
   * The next one; null after the last.
   *
   * @throws dev.tidemark.protocol.TidemarkException when what follows cannot be read any more
   */
  @Nullable Item next() throws IOException;

  @Override
  void close() throws IOException;
}
