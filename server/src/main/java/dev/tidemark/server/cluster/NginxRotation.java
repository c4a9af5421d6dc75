package dev.tidemark.server.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tells nginx by a file, for which it looks at each request, to leave a gateway out. */
record NginxRotation(String gateway, String address, Path run) implements Rotation {
  private static final String SUFFIX = ".away";

  /**
   * The first requests of a process load its classes, and on a busy machine take longer than people
   * wait. The session is nobody's, so that the user service is asked as well.
   */
  private static final int FIRST_REQUESTS = 20;

  private static final String NOBODY = "tidemark_session=" + "A".repeat(43);

  /** Far above the time from nginx's choice of a gateway to the request's arrival there. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  @Override
  public void out() {
    ClusterHome.writePrivately(file(), "");
    Waiting.pause(UNDER_WAY);
  }

  @Override
  public void in() {
    for (int number = 0; number < FIRST_REQUESTS; number++) {
      ask("/api/v1/instance");
      ask("/api/v1/watches");
    }
    delete(file());
  }

  private void ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .timeout(Probe.PATIENCE)
            .header("Cookie", NOBODY)
            .build();
    try {
      var _ = Probe.CLIENT.send(request, BodyHandlers.discarding());
    } catch (IOException slow) {
      // It is ready by its own word; this only made it quicker.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
