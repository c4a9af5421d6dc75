package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the logs of programs that do not do it themselves small: three older files of each. They
 * all append, so that the file can be copied and emptied under their hands.
 */
final class LogRotation {
  private static final long LARGEST_BYTES = 20_000_000;
  private static final int OLDER_FILES = 3;
  private static final int LAST_LINES = 12;

  private final Path folder;

  LogRotation(Path folder) {
    this.folder = folder;
  }

  /** Looks at every log once. */
  void rotate() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(LogRotation::isLarge).toList()) {
        rotate(file);
      }
    } catch (IOException unreadable) {
      // The next look may succeed; a full disk has an alert of its own.
    }
  }

  private static boolean isLarge(Path file) {
    try {
      return file.toString().endsWith(".log") && Files.size(file) > LARGEST_BYTES;
    } catch (IOException gone) {
      return false;
    }
  }

  private static void rotate(Path file) throws IOException {
    for (int number = OLDER_FILES - 1; number >= 1; number--) {
      Path older = file.resolveSibling(file.getFileName() + "." + number);
      if (Files.exists(older)) {
        Files.move(
            older,
            file.resolveSibling(file.getFileName() + "." + (number + 1)),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.copy(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
  }

  /** The last lines of a log, for whoever has to know why a program did not start. */
  static String end(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "(nothing)";
    }
  }
}
