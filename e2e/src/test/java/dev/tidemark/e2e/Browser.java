package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium that goes through files of {@code web/e2e}, such as {@code journey}. */
final class Browser {
  private static final int PATIENCE_MINUTES = 8;

  private final Path seen;

  /**
   * @param seen what the browser's tests print goes there
   */
  Browser(Path seen) {
    this.seen = seen;
  }

  /**
   * Visits a server; what was printed is the message when one of the visits fails.
   *
   * @param environment what {@code web/e2e/README.md} lists, but for the server's address
   */
  void visit(URI server, Map<String, String> environment, String... files)
      throws IOException, InterruptedException {
    ProcessBuilder visit = visitOf(files);
    visit.environment().put("BASE_URL", server.toString());
    visit.environment().putAll(environment);
    run(visit);
  }

  /** Visits the server of {@code web/e2e/mock}, which has an item in every state there is. */
  void visitPretendedServer(String... files) throws IOException, InterruptedException {
    run(visitOf(files));
  }

  private ProcessBuilder visitOf(String... files) {
    Stream<String> npm = Stream.of("npm", "run", "--silent", "e2e", "--");
    Stream<String> specs = Stream.of(files).map(file -> file + ".spec.ts");
    ProcessBuilder visit =
        new ProcessBuilder(Stream.concat(npm, specs).toList())
            .directory(Path.of("..", "web").toFile())
            .redirectErrorStream(true)
            .redirectOutput(seen.toFile());
    visit.environment().put("FIT", Boolean.getBoolean("tidemark.long") ? "states" : "pages");
    return visit;
  }

  private void run(ProcessBuilder visit) throws IOException, InterruptedException {
    Process browser = visit.start();
    boolean ended = browser.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      browser.descendants().forEach(ProcessHandle::destroy);
      browser.destroy();
    }
    assertThat(ended).as("the visit ended: %s", Files.readString(seen)).isTrue();
    assertThat(browser.exitValue()).as(Files.readString(seen)).isZero();
  }
}
