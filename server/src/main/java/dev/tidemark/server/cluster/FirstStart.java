package dev.tidemark.server.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a demo shop was first opened: from then on its prices move, also after a restart. */
record FirstStart(Path file) {
  Instant at() {
    if (!Files.exists(file)) {
      ClusterHome.writePrivately(file, Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
    }
    return Instant.parse(ClusterHome.read(file).strip());
  }
}
