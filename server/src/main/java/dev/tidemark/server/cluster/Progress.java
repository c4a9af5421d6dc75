package dev.tidemark.server.cluster;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells a person what happens, a line each. Thread-safe. */
final class Progress {
  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    out.println("  " + line);
    out.flush();
  }

  /** Something that nobody has asked for, and that one later wants to know the time of. */
  void event(String line) {
    out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line);
    out.flush();
  }

  void ready(String name, long millis) {
    say("%-20s ready after %.1f s".formatted(name, millis / 1_000.0));
  }

  void replaced(String name, long millis) {
    say("%-20s replaced, ready after %.1f s".formatted(name, millis / 1_000.0));
  }
}
