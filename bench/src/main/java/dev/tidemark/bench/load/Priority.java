package dev.tidemark.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The share of the processors that a sender gets. Where load and what is loaded share a machine, a
 * sender of usual priority waits behind the very queue that it makes, and sends late.
 */
final class Priority {
  private static final String PREFERRED = "-15";

  private Priority() {}

  /** Prefers the calling thread, where that is allowed (root); otherwise nothing changes. */
  static void raise() {
    try {
      Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
      var _ =
          new ProcessBuilder("renice", "-n", PREFERRED, "-p", thread.getFileName().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException notLinux) {
      // Then it sends with the priority of everybody.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
