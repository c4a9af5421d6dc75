package dev.tidemark.server.cluster;

import java.io.PrintStream;

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

  void ready(String name, long millis) {
    say("%-20s ready after %.1f s".formatted(name, millis / 1_000.0));
  }

  void replaced(String name, long millis) {
    say("%-20s replaced, ready after %.1f s".formatted(name, millis / 1_000.0));
  }
}
