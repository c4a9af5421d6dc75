package dev.tidemark.server.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each process had to be started again, as a file that the node exporter shows to
 * Prometheus. Thread-safe.
 */
final class RestartCounts {
  private final Path file;
  private final Map<String, Integer> counts = new TreeMap<>();

  /**
   * @param names of all processes: a count that begins at 1 would hide the first restart
   */
  RestartCounts(Path file, List<String> names) {
    this.file = file;
    names.forEach(name -> counts.put(name, 0));
    write();
  }

  synchronized void add(String name) {
    counts.merge(name, 1, Integer::sum);
    write();
  }

  private synchronized void write() {
    StringBuilder text =
        new StringBuilder(
            """
            # HELP tidemark_cluster_restarts_total How often a process has ended by itself and was started again.
            # TYPE tidemark_cluster_restarts_total counter
            """);
    counts.forEach((name, count) ->
        text.append("tidemark_cluster_restarts_total{process=\"%s\"} %d\n".formatted(name, count)));
    ClusterHome.writePrivately(file, text.toString());
  }
}
