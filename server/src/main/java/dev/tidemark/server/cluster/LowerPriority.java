package dev.tidemark.server.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands that leave the processors to others when there are not enough. Thread-safe.
 *
 * <p>Each part of a cluster has a session of its own, and Linux first shares processors among
 * sessions where {@code kernel.sched_autogroup_enabled} is set (sched(7)); so the session gets the
 * same niceness as the process. Without privileges that can be said ten times a second.
 */
public final class LowerPriority {
  private static final String BEGIN =
      """
      for try in 1 2 3 4 5; do
        { echo 5 >/proc/self/autogroup; } 2>/dev/null && break
        [ -e /proc/self/autogroup ] || break
        sleep 0.1
      done
      exec nice -n 5 "$@"\
      """;

  private LowerPriority() {}

  /** The command, to be run in a session of its own; the process stays the same one. */
  public static List<String> of(List<String> command) {
    List<String> polite = new ArrayList<>(List.of("sh", "-c", BEGIN, "sh"));
    polite.addAll(command);
    return polite;
  }
}
