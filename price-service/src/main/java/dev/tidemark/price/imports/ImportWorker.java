package dev.tidemark.price.imports;

import dev.tidemark.itemsdb.imports.ImportPartStore;
import dev.tidemark.itemsdb.imports.ImportStore;
import dev.tidemark.itemsdb.imports.ImportWorkStore;
import dev.tidemark.itemsdb.imports.PriceImport;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one file after another, the oldest first. Several price services share them; what a lost
 * one has left is taken up by another when its lease has run out. For one thread; {@link #close}
 * may come from another.
 */
public final class ImportWorker implements AutoCloseable {
  /** How often there is a look for a file. */
  public static final Duration EVERY = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

  /** Renewed with every portion of rows, which takes about a second at most. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** Faults that pass by themselves: the import waits, and goes on. */
  private static final Set<ErrorCode> PASSING =
      Set.of(ErrorCode.UNAVAILABLE, ErrorCode.OVERLOADED, ErrorCode.TIMEOUT);

  private final Database database;
  private final Imports imports;
  private final ImportReader reader;
  private final InstantSource clock;
  private final String owner;
  private volatile boolean stopping;

  /**
   * @param owner unlike the name of any other price service, this one after a restart included
   */
  public ImportWorker(
      Database database, Imports imports, ImportReader reader, InstantSource clock, String owner) {
    this.database = database;
    this.imports = imports;
    this.reader = reader;
    this.clock = clock;
    this.owner = owner;
  }

  /** Reads files until there is none left. */
  public void work() {
    imports.giveUpAbandoned();
    boolean more = true;
    while (more && !stopping) {
      more = workOnOne();
    }
  }

  private boolean workOnOne() {
    Optional<PriceImport> taken =
        database.write(handle -> {
          ImportWorkStore work = work(handle);
          return work.next().filter(work::take).flatMap(id -> new ImportStore(handle).find(id));
        });
    taken.ifPresent(this::read);
    return taken.isPresent();
  }

  private void read(PriceImport file) {
    try {
      switch (reader.read(file, this::work, () -> stopping)) {
        case READ -> finish(file);
        case STOPPED -> release(file);
        case LOST -> log.info("Import was taken over import={}", file.id());
      }
    } catch (TidemarkException fault) {
      if (PASSING.contains(fault.error())) {
        throw fault;
      }
      fail(file, fault.detail());
    } catch (IOException | RuntimeException fault) {
      log.error("Import failed by our own fault import={}", file.id(), fault);
      fail(file, "Something went wrong on our side; the rows before are imported.");
    }
  }

  private void finish(PriceImport file) {
    boolean done =
        database.write(handle -> {
          boolean finished = work(handle).finish(file.id(), now());
          if (finished) {
            new ImportPartStore(handle).delete(file.id());
          }
          return finished;
        });
    if (done) {
      log.info("Import done import={}", file.id());
    }
  }

  private void release(PriceImport file) {
    boolean _ =
        database.write(handle -> {
          work(handle).release(file.id());
          return true;
        });
  }

  private void fail(PriceImport file, String problem) {
    log.info("Import failed import={} problem={}", file.id(), problem);
    boolean _ =
        database.write(handle -> {
          new ImportStore(handle).fail(file.id(), problem, now());
          new ImportPartStore(handle).delete(file.id());
          return true;
        });
  }

  private ImportWorkStore work(Handle handle) {
    return new ImportWorkStore(handle, owner, LEASE.toMillis());
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** Stops after the portion under way; another service, or the next start, goes on. */
  @Override
  public void close() {
    stopping = true;
  }
}
