package dev.tidemark.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where test servers keep their files: below {@code target} of the repository's root. */
final class TestFolders {

  private TestFolders() {}

  /** The folder shared by all test JVMs of this repository, made if need be. */
  static Path shared() {
    try {
      return Files.createDirectories(
          ancestor(".mvn")
              .map(root -> root.resolve("target"))
              .orElse(Path.of(System.getProperty("java.io.tmpdir")))
              .resolve("testkit"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * The nearest folder at or above the working directory that has a file or folder of this name.
   */
  static Optional<Path> ancestor(String marker) {
    return Stream.<Path>iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve(marker)))
        .findFirst();
  }

  /**
   * A new folder of this JVM, named after its process; those of JVMs that were killed are removed.
   */
  static Path ofThisProcess(String name) throws IOException {
    Path shared = shared();
    try (Stream<Path> folders = Files.list(shared)) {
      for (Path folder : folders.toList()) {
        if (isAbandoned(folder.getFileName().toString(), name)) {
          delete(folder);
        }
      }
    }
    Path own = shared.resolve(name + "-" + ProcessHandle.current().pid());
    delete(own);
    return Files.createDirectory(own);
  }

  private static boolean isAbandoned(String folder, String name) {
    return folder.matches(name + "-[0-9]+")
        && ProcessHandle.of(Long.parseLong(folder.substring(name.length() + 1)))
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Deletes a folder with its contents; somebody else may be doing the same. */
  static void delete(Path folder) throws IOException {
    List<Path> contents;
    try (Stream<Path> files = Files.walk(folder)) {
      contents = files.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return;
    } catch (UncheckedIOException changing) {
      throw changing.getCause();
    }
    for (Path file : contents) {
      Files.deleteIfExists(file);
    }
  }
}
