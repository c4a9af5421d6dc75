package dev.tidemark.price.doubt;

import dev.tidemark.itemsdb.price.ConnectorReportStore;
import dev.tidemark.itemsdb.price.Suspicion;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sources that lately gave an answer we refused, by region. Shared with the other price
 * services, and kept over a restart, in table connector. Safe for use by many threads.
 */
public final class Suspects {
  /** Invented prices come in spells, not one at a time; an hour of second looks costs little. */
  private static final Duration SUSPECT_FOR = Duration.ofHours(1);

  private record Shop(Region region, Source source) {}

  private final Database database;
  private final ConcurrentMap<Shop, Instant> until = new ConcurrentHashMap<>();

  public Suspects(Database database) {
    this.database = database;
  }

  /** Remembers a refused answer, here at once and for everybody. */
  public void refused(Region region, Source source, Instant at) {
    Suspicion suspicion = new Suspicion(region, source, at.plus(SUSPECT_FOR));
    remember(suspicion);
    database.write(handle -> {
      new ConnectorReportStore(handle).suspect(suspicion);
      return suspicion;
    });
  }

  public boolean suspect(Region region, Source source, Instant at) {
    return at.isBefore(until.getOrDefault(new Shop(region, source), Instant.MIN));
  }

  /** Learns what other price services, or this one before it was restarted, have refused. */
  public void learn(Instant now) {
    database
        .read(handle -> new ConnectorReportStore(handle).suspicions(now))
        .forEach(this::remember);
  }

  private void remember(Suspicion suspicion) {
    until.merge(
        new Shop(suspicion.region(), suspicion.source()),
        suspicion.until(),
        (one, other) -> one.isAfter(other) ? one : other);
  }
}
