package dev.tidemark.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The backups of one system, named by the time at which they were made (UTC). */
public record BackupFolder(Path path) {
  /** Two weeks of nights. */
  public static final int KEPT = 14;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Where the backup of a moment is to be written. */
  public Path at(Instant time) {
    return path.resolve("tidemark-" + TIME.format(time) + ".zip");
  }

  /** Deletes all but the newest. */
  public void prune() {
    for (Path old : files().stream().skip(KEPT).toList()) {
      try {
        Files.delete(old);
      } catch (IOException e) {
        throw new BackupException("cannot delete the old backup " + old, e);
      }
    }
  }

  /** The newest one. */
  public Optional<Path> newest() {
    return files().stream().findFirst();
  }

  /** All of them, the newest first. */
  List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.getFileName().toString().matches("tidemark-[-0-9TZ]+\\.zip"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new BackupException("cannot list the backups in " + path, e);
    }
  }
}
