package dev.tidemark.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded answers of Shopee. They are not part of this repository: they are found where {@code
 * RECORDINGS_DIR} points, or in {@code shared/recordings} beside the checkout.
 */
public final class Recordings {
  static final String VARIABLE = "RECORDINGS_DIR";

  private Recordings() {}

  /** Whether there are any on this machine. */
  public static boolean present() {
    return folder().isPresent();
  }

  /**
   * One recording.
   *
   * @param relative its path, such as {@code item-get-v4/some.json}
   * @throws IllegalStateException when there are no recordings or not this one
   */
  public static Path file(String relative) {
    Path file = folder().orElseThrow(() -> new IllegalStateException(absence())).resolve(relative);
    if (!Files.exists(file)) {
      throw new IllegalStateException("there is no recording " + file);
    }
    return file;
  }

  /** The text of one recording. */
  public static String text(String relative) {
    try {
      return Files.readString(file(relative));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Why a test cannot run without them, and what to do. */
  static String absence() {
    return "no recorded answers here: set "
        + VARIABLE
        + " to their folder, or put them into ../shared/recordings beside the checkout";
  }

  private static Optional<Path> folder() {
    return folder(System.getenv(VARIABLE), Path.of(""));
  }

  static Optional<Path> folder(@Nullable String configured, Path start) {
    if (configured != null && !configured.isBlank()) {
      return Optional.of(Path.of(configured)).filter(Files::isDirectory);
    }
    return Stream.<Path>iterate(start.toAbsolutePath(), path -> path != null, Path::getParent)
        .map(ancestor -> ancestor.resolveSibling("shared").resolve("recordings"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
