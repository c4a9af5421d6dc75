package dev.tidemark.price.partition;

import dev.tidemark.itemsdb.partition.YearPartitions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the changelog's partitions for the years to come, long before they are needed. */
public final class PartitionUpkeep {
  private static final Logger log = LoggerFactory.getLogger(PartitionUpkeep.class);

  public static final Duration EVERY = Duration.ofDays(1);

  /** Two years in which upkeep may fail before the first change finds no room. */
  private static final int YEARS_AHEAD = 2;

  /** Runs work on a connection that may alter tables with partitions. */
  @FunctionalInterface
  public interface Maintenance {
    List<Integer> run(Function<Handle, List<Integer>> work);
  }

  private final Maintenance maintenance;
  private final InstantSource clock;

  public PartitionUpkeep(Maintenance maintenance, InstantSource clock) {
    this.maintenance = maintenance;
    this.clock = clock;
  }

  public void run() {
    int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
    List<Integer> added =
        maintenance.run(handle -> new YearPartitions(handle).reach(year + YEARS_AHEAD));
    if (!added.isEmpty()) {
      log.info("added partitions table=price_change years={}", added);
    }
  }
}
