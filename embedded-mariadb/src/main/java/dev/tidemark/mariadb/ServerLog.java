package dev.tidemark.mariadb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of the server, in a file that never grows beyond a limit; one earlier file is kept.
 * Safe for concurrent use.
 */
final class ServerLog {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);

  /** A quiet server writes about 3 KB per start. */
  private static final long LARGEST = 1_000_000;

  private static final int REMEMBERED_LINES = 12;

  private final Path file;
  private final Deque<String> lastLines = new ArrayDeque<>();

  ServerLog(Path file) {
    this.file = file;
  }

  /** Copies all that a server says into the file, and shows each line to somebody who waits. */
  void copy(BufferedReader output, Consumer<String> watcher) {
    try (BufferedReader lines = output) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        write(line);
        watcher.accept(line);
      }
    } catch (IOException closed) {
      LOG.debug("the server's output ended", closed);
    }
  }

  /** What was said last, for a message about a failure. */
  synchronized String lastLines() {
    return String.join("\n", lastLines);
  }

  private synchronized void write(String line) {
    if (lastLines.size() == REMEMBERED_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
    try {
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      try (Writer writer =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        writer.write(line);
        writer.write('\n');
      }
    } catch (IOException diskFull) {
      // The server must never wait for its log: go on reading.
      LOG.debug("cannot write {}", file, diskFull);
    }
  }
}
