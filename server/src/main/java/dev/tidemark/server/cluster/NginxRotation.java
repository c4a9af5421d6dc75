package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tells nginx by a file, for which it looks at each request, to leave a gateway out. */
record NginxRotation(String gateway, Path run) implements Rotation {
  private static final String SUFFIX = ".away";

  /** Far above the time from nginx's choice of a gateway to the request's arrival there. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  @Override
  public void out() {
    ClusterHome.writePrivately(file(), "");
    Waiting.pause(UNDER_WAY);
  }

  @Override
  public void in() {
    delete(file());
  }

  private Path file() {
    return run.resolve(gateway + SUFFIX);
  }

  /** Takes every gateway in again which a supervisor that was killed has left out. */
  static void forgetAll(Path run) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(run, "*" + SUFFIX)) {
      left.forEach(NginxRotation::delete);
    } catch (IOException e) {
      throw new ClusterException("cannot list " + run, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ClusterException("cannot delete " + file, e);
    }
  }
}
