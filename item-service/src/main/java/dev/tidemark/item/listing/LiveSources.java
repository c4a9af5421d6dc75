package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.connector.ConnectorStore;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The sources that can be asked for prices now, by region, read at most once a second. Thread-safe:
 * threads that find an old answer at the same time all read a new one.
 */
public final class LiveSources {
  private static final Duration LIFETIME = Duration.ofSeconds(1);

  private record Answer(Instant at, Map<Region, Set<Source>> sources) {}

  private final InstantSource clock;
  private volatile @Nullable Answer latest;

  public LiveSources(InstantSource clock) {
    this.clock = clock;
  }

  Map<Region, Set<Source>> now(Handle handle) {
    Answer known = latest;
    Instant now = clock.instant();
    if (known != null && isFresh(known, now)) {
      return known.sources();
    }
    Map<Region, Set<Source>> sources = new ConnectorStore(handle).liveSources();
    latest = new Answer(now, sources);
    return sources;
  }

  /** A clock that was set back makes it old too. */
  private static boolean isFresh(Answer answer, Instant now) {
    return !now.isBefore(answer.at()) && now.isBefore(answer.at().plus(LIFETIME));
  }
}
