package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of programs that do not make their own. */
final class Folders {
  private Folders() {}

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ClusterException("cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Every file below a folder, in a fixed order. */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new ClusterException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
