package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.connector.ConnectorStore;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The regions that can be asked for prices now, read at most once a second. Thread-safe: threads
 * that find an old answer at the same time all read a new one.
 */
public final class LiveRegions {
  private static final Duration LIFETIME = Duration.ofSeconds(1);

  private record Answer(Instant at, Set<Region> regions) {}

  private final InstantSource clock;
  private volatile @Nullable Answer latest;

  public LiveRegions(InstantSource clock) {
    this.clock = clock;
  }

  Set<Region> now(Handle handle) {
    Answer known = latest;
    Instant now = clock.instant();
    if (known != null && isFresh(known, now)) {
      return known.regions();
    }
    Set<Region> regions = new ConnectorStore(handle).liveRegions();
    latest = new Answer(now, regions);
    return regions;
  }

  /** A clock that was set back makes it old too. */
  private static boolean isFresh(Answer answer, Instant now) {
    return !now.isBefore(answer.at()) && now.isBefore(answer.at().plus(LIFETIME));
  }
}
