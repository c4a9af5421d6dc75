package dev.tidemark.server.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each process had to be started again, as a file that the node exporter shows to
 * Prometheus. Thread-safe.
 */
final class RestartCounts {
  private final Path file;
  private final Map<String, Integer> counts = new TreeMap<>();

  RestartCounts(Path file) {
    this.file = file;
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
    text.append("tidemark_cluster_restarts_total{process=\"\"} 0\n");
    counts.forEach((name, count) ->
        text.append("tidemark_cluster_restarts_total{process=\"%s\"} %d\n".formatted(name, count)));
    ClusterHome.writePrivately(file, text.toString());
  }
}
