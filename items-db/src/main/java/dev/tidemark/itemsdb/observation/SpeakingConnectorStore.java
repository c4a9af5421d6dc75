package dev.tidemark.itemsdb.observation;

import dev.tidemark.protocol.Region;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads which regions' shops answer one of our own connectors now. */
public final class SpeakingConnectorStore {
  // All of a table of a few dozen rows; older than two minutes is a report of a service that has
  // gone, by the database's clock.
  private static final String SPEAKING =
      """
      SELECT DISTINCT region
      FROM connector
      WHERE state = 'ok' AND seen_at > (UNIX_TIMESTAMP() - 120) * 1000
      """;

  private final Handle handle;

  public SpeakingConnectorStore(Handle handle) {
    this.handle = handle;
  }

  public Set<Region> regions() {
    return handle
        .createQuery(SPEAKING)
        .mapTo(Integer.class)
        .collect(Collectors.mapping(Region::ofNumber, Collectors.toUnmodifiableSet()));
  }
}
