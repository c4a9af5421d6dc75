package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the logs of programs that do not do it themselves small, the databases' slow statements
 * among them: three older files of each. They all append, so that the file can be copied and
 * emptied under their hands.
 */
final class LogRotation {
  /** How often to look. */
  static final Duration EVERY = Duration.ofMinutes(1);

  private static final long LARGEST_BYTES = 20_000_000;
  private static final int OLDER_FILES = 3;
  private static final int LAST_LINES = 12;

  private final ClusterHome home;

  LogRotation(ClusterHome home) {
    this.home = home;
  }

  /** Looks at every log once. */
  void rotate() {
    try (Stream<Path> files = Files.list(home.log())) {
      for (Path file :
          Stream.concat(files, slowStatements()).filter(LogRotation::isLarge).toList()) {
        rotate(file);
      }
    } catch (IOException unreadable) {
      // The next look may succeed; a full disk has an alert of its own.
    }
  }

  /** Beside the data of each database, which containers keep in one folder of their own. */
  private Stream<Path> slowStatements() {
    return Stream.of("user-db", "items-db")
        .flatMap(name -> Stream.of(home.data(name), home.data("databases").resolve(name)))
        .map(folder -> folder.resolve("slow.log"));
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
