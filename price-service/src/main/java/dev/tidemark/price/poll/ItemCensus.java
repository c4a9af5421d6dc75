package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.PollCensus;
import dev.tidemark.itemsdb.poll.PollCensusStore;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the items now and then, and brings back those that a clock which was set back has sent far
 * into the future. Counting is for one thread, reading for any.
 */
public final class ItemCensus {
  private static final Logger log = LoggerFactory.getLogger(ItemCensus.class);

  /** Counting a million items takes about a second: then it is done every three minutes or so. */
  private static final int REST = 200;

  private final Database database;
  private final InstantSource clock;
  private final Map<Region, PollCensus> regions = new ConcurrentHashMap<>();
  private long restUntilNanos = System.nanoTime();

  public ItemCensus(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Counts, unless it did lately and that took long. */
  public void count() {
    long begin = System.nanoTime();
    if (begin - restUntilNanos < 0) {
      return;
    }
    Instant now = clock.instant();
    Map<Region, PollCensus> counted = new ConcurrentHashMap<>();
    database
        .read(handle -> new PollCensusStore(handle).count(now))
        .forEach(census -> counted.put(census.region(), census));
    regions.keySet().retainAll(counted.keySet());
    regions.putAll(counted);
    if (counted.values().stream().anyMatch(census -> census.fromTheFuture() > 0)) {
      int back = database.write(handle -> new PollCensusStore(handle).comeBack(now));
      log.warn("the clock was set back; items come back within their intervals items={}", back);
    }
    restUntilNanos = begin + (System.nanoTime() - begin) * REST;
  }

  /** Every region that had items when they were last counted. */
  public Set<Region> regions() {
    return Set.copyOf(regions.keySet());
  }

  /** How the items of a region stood when they were last counted; none before that. */
  public PollCensus of(Region region) {
    PollCensus census = regions.get(region);
    return census == null ? new PollCensus(region, 0, 0, 0, 0, 0, 0) : census;
  }
}
