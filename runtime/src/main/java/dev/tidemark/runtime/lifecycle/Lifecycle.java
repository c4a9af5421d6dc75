package dev.tidemark.runtime.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process has opened, closed in reverse order.
 *
 * <p>A part that does not close is logged and does not keep the others open. Thread-safe; closing
 * twice does nothing the second time.
 */
public final class Lifecycle implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

  private record Part(String name, AutoCloseable closeable) {}

  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean closed;

  /**
   * Hands a part over to be closed at the end, and returns it.
   *
   * @throws IllegalStateException when the end has come already; the part is closed at once then
   */
  public <T extends AutoCloseable> T add(String name, T part) {
    synchronized (this) {
      if (!closed) {
        parts.push(new Part(name, part));
        return part;
      }
    }
    close(new Part(name, part));
    throw new IllegalStateException("the process is ending; " + name + " was not started");
  }

  @Override
  public void close() {
    while (true) {
      Part next;
      synchronized (this) {
        closed = true;
        if (parts.isEmpty()) {
          return;
        }
        next = parts.pop();
      }
      close(next);
    }
  }

  private static void close(Part part) {
    try {
      part.closeable().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.warn("Interrupted while closing part={}", part.name());
    } catch (Exception e) {
      log.warn("Could not close part={}", part.name(), e);
    }
  }
}
