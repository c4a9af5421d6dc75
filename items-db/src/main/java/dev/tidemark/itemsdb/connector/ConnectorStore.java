package dev.tidemark.itemsdb.connector;

import dev.tidemark.protocol.Region;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads which regions can be asked for prices. */
public final class ConnectorStore {
  // All of a table of a few dozen rows. A price service renews its rows well within the two minutes
  // after which they no longer count; the database's clock decides, so that clocks of hosts need
  // not agree.
  private static final String LIVE_REGIONS =
      """
      SELECT DISTINCT region
      FROM connector
      WHERE seen_at > (UNIX_TIMESTAMP() - 120) * 1000
      """;

  private final Handle handle;

  public ConnectorStore(Handle handle) {
    this.handle = handle;
  }

  /** The regions for which some price service has a connector, however it stands. */
  public Set<Region> liveRegions() {
    return handle
        .createQuery(LIVE_REGIONS)
        .mapTo(Integer.class)
        .collect(Collectors.mapping(Region::ofNumber, Collectors.toUnmodifiableSet()));
  }
}
