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
  private static final String USUAL = "0";

  private Priority() {}

  /** Prefers the calling thread and its session, where that is allowed (root). */
  static void raise() {
    set(PREFERRED);
  }

  /** Ends that. */
  static void lower() {
    set(USUAL);
  }

  private static void set(String niceness) {
    try {
      // Linux shares processors among sessions first, see sched(7).
      Files.writeString(Path.of("/proc/self/autogroup"), niceness);
    } catch (IOException unknownOrForbidden) {
      // Then processes count, each for itself.
    }
    try {
      Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
      var _ =
          new ProcessBuilder("renice", "-n", niceness, "-p", thread.getFileName().toString())
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
