package dev.tidemark.price.check;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.price.connector.Asked;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.price.v1.CheckStarted;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

  private final Database database;
  private final OutcomeWriter outcomes;
  private final EventHub events;
  private final CheckMetrics metrics;
  private final InstantSource clock;

  public PriceChecker(
      Database database,
      OutcomeWriter outcomes,
      EventHub events,
      CheckMetrics metrics,
      InstantSource clock) {
    this.database = database;
    this.outcomes = outcomes;
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
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
        item, clock.instant(), CheckStarted.newBuilder().setSource(preferred.number()).build());
    Asked asked = connectors.check(item);
    Instant at = clock.instant();
    Attempt attempt = new Attempt(lease, item, asked.source(), due);
    Outcome outcome = withDatabase(() -> write(attempt, asked.answer(), asked.state(), at));
    metrics.count(attempt, asked.answer(), outcome, at);
    Finished.of(outcome).ifPresent(finished -> events.publish(item, at, finished));
  }

  /** The item, unless a check that ended since it was found due has looked at it already. */
  private static Optional<CheckedListing> stillDue(Handle handle, DuePoll due) {
    return new DuePollStore(handle).stillDue(due)
        ? new CheckedListingStore(handle).find(due.listing())
        : Optional.empty();
  }

  /** An answer that cannot be written must not bring the item back at once, again and again. */
  private Outcome write(Attempt attempt, PriceCheck answer, ConnectorState state, Instant at) {
    try {
      return outcomes.write(attempt, answer, state, at);
    } catch (RuntimeException mistake) {
      log.error("an answer could not be written item={}", attempt.item(), mistake);
      return outcomes.unwritten(attempt, at);
    }
  }

  private <T> T withDatabase(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, database.executor()).join();
  }
}
