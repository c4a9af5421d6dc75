package dev.tidemark.price.check;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.price.connector.Asked;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.CheckStarted;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one item once: asks the shop, writes what came of it, tells whoever listens.
 *
 * <p>Call it on a virtual thread: it waits for the shop there, and hands its database work to the
 * database's own threads. Safe for use by many threads.
 */
public final class PriceChecker {
  private static final Logger log = LoggerFactory.getLogger(PriceChecker.class);

  /** Eight seconds in all: a database server that is started anew is back within five. */
  private static final List<Duration> RETRIES =
      Stream.of(500, 1_000, 2_000, 4_500).map(Duration::ofMillis).toList();

  private final Database database;
  private final OutcomeWriter outcomes;
  private final EventHub events;
  private final CheckMetrics metrics;
  private final Timekeeper time;

  public PriceChecker(
      Database database,
      OutcomeWriter outcomes,
      EventHub events,
      CheckMetrics metrics,
      Timekeeper time) {
    this.database = database;
    this.outcomes = outcomes;
    this.events = events;
    this.metrics = metrics;
    this.time = time;
  }

  /**
   * Makes a look that is due.
   *
   * @param preferred the source that is asked first
   */
  public void check(DuePoll due, Lease lease, Connectors connectors, Source preferred) {
    Optional<CheckedListing> listing = withDatabase(() -> database.read(h -> stillDue(h, due)));
    if (listing.isEmpty()) {
      return;
    }
    ItemKey item = new ItemKey(due.listing().region(), listing.get().shop(), due.listing().item());
    events.publish(
        item, time.now(), CheckStarted.newBuilder().setSource(preferred.number()).build());
    Asked asked = connectors.check(item);
    Instant at = time.now();
    Attempt attempt = new Attempt(lease, item, asked.source(), due);
    Outcome outcome = write(attempt, asked.answer(), asked.state(), at);
    metrics.count(attempt, asked.answer(), outcome, at);
    Finished.of(outcome).ifPresent(finished -> events.publish(item, at, finished));
  }

  /** The item, unless a check that ended since it was found due has looked at it already. */
  private static Optional<CheckedListing> stillDue(Handle handle, DuePoll due) {
    return new DuePollStore(handle).stillDue(due)
        ? new CheckedListingStore(handle).find(due.listing())
        : Optional.empty();
  }

  /**
   * What was seen is worth some patience with the database. An answer that still cannot be written
   * must not bring the item back at once, again and again.
   */
  private Outcome write(Attempt attempt, PriceCheck answer, ConnectorState state, Instant at) {
    for (Duration pause : RETRIES) {
      try {
        return withDatabase(() -> outcomes.write(attempt, answer, state, at));
      } catch (TidemarkException failure) {
        if (failure.error() != ErrorCode.UNAVAILABLE || !slept(pause)) {
          return unwritten(attempt, at, failure);
        }
      } catch (RuntimeException mistake) {
        return unwritten(attempt, at, mistake);
      }
    }
    try {
      return withDatabase(() -> outcomes.write(attempt, answer, state, at));
    } catch (RuntimeException failure) {
      return unwritten(attempt, at, failure);
    }
  }

  private Outcome unwritten(Attempt attempt, Instant at, RuntimeException failure) {
    log.error("an answer could not be written item={}", attempt.item(), failure);
    return withDatabase(() -> outcomes.unwritten(attempt, at));
  }

  private boolean slept(Duration pause) {
    try {
      time.sleep(pause);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private <T> T withDatabase(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, database.executor()).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }
}
