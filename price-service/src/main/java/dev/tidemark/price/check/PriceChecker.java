package dev.tidemark.price.check;

import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.price.connector.Asked;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.CheckStarted;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at items once: asks the shop, writes what came of it, tells whoever listens.
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
   * Makes looks that are due: one, or several at items of one shop, which take fewer requests if
   * the source can list a shop.
   *
   * @param preferred the source that is asked first
   * @param failed takes the items about which nothing could be written
   */
  public void check(
      List<DueLook> looks, Connectors connectors, Source preferred, Consumer<ListingId> failed) {
    Map<ItemKey, DueLook> due = new LinkedHashMap<>();
    Map<ItemKey, Asked> listed = Map.of();
    try {
      due = withDatabase(() -> database.read(handle -> stillDue(handle, looks)));
      for (ItemKey item : due.keySet()) {
        events.publish(
            item, time.now(), CheckStarted.newBuilder().setSource(preferred.number()).build());
      }
      listed = connectors.checkShop(due.keySet());
    } catch (RuntimeException failure) {
      log.warn("price checks failed count={}", looks.size(), failure);
      looks.forEach(look -> failed.accept(look.due().listing()));
      return;
    }
    Instant listedAt = time.now();
    Map<ItemKey, DueLook> unlisted = new LinkedHashMap<>(due);
    unlisted.keySet().removeAll(listed.keySet());
    // What the list told is written first: the others may take a while.
    for (Map.Entry<ItemKey, Asked> each : listed.entrySet()) {
      DueLook look = Objects.requireNonNull(due.get(each.getKey()));
      attempt(
          each.getKey(),
          look,
          failed,
          () -> finish(each.getKey(), look, each.getValue(), listedAt));
    }
    unlisted.forEach((item, look) ->
        attempt(
            item,
            look,
            failed,
            () -> {
              Asked asked = connectors.check(item);
              finish(item, look, asked, time.now());
            }));
  }

  private static void attempt(
      ItemKey item, DueLook look, Consumer<ListingId> failed, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      log.warn("a price check failed item={}", item, failure);
      failed.accept(look.due().listing());
    }
  }

  private void finish(ItemKey item, DueLook look, Asked asked, Instant at) {
    Attempt attempt = new Attempt(look.lease(), item, asked.source(), look.due());
    Outcome outcome = write(attempt, asked.answer(), asked.state(), at);
    metrics.count(attempt, asked.answer(), outcome, at);
    Finished.of(outcome).ifPresent(finished -> events.publish(item, at, finished));
  }

  /** Those that no check has looked at since they were found due. */
  private static Map<ItemKey, DueLook> stillDue(Handle handle, List<DueLook> looks) {
    Map<ItemKey, DueLook> due = new LinkedHashMap<>();
    for (DueLook look : looks) {
      ListingId id = look.due().listing();
      if (new DuePollStore(handle).stillDue(look.due())) {
        new CheckedListingStore(handle)
            .find(id)
            .ifPresent(
                listing -> due.put(new ItemKey(id.region(), listing.shop(), id.item()), look));
      }
    }
    return due;
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
