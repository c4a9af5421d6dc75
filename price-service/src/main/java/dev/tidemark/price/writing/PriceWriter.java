package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.FirstLook;
import dev.tidemark.itemsdb.price.SecondLookStore;
import dev.tidemark.price.doubt.Belief;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes what a good look saw. Safe for use by many threads.
 *
 * <p>One transaction holds the lease, the listing, its models, the rows of the changelog with their
 * rollups, and the next look: all of it is on disk, or nothing. The same answer twice writes no
 * second row.
 */
public final class PriceWriter {
  private final Database database;

  public PriceWriter(Database database) {
    this.database = database;
  }

  /**
   * Writes an answer, or keeps it for a second look.
   *
   * @param suspect whether the source gave a refused answer within the last hour
   */
  public Written write(Lease lease, Observation observation, boolean suspect, NextLook next) {
    return database.write(handle ->
        new ItemTransaction(handle, lease)
            .on(
                observation.listing().key(),
                observation.seenAt(),
                was -> weigh(handle, lease, was, observation, suspect, next)));
  }

  private static Written weigh(
      Handle handle,
      Lease lease,
      CheckedListing was,
      Observation observation,
      boolean suspect,
      NextLook next) {
    SecondLookStore secondLooks = new SecondLookStore(handle);
    FirstLook pending = secondLooks.find(was.id(), observation.source()).orElse(null);
    ItemSeries series = ItemSeries.read(handle, was, observation);
    Belief belief =
        Belief.of(series.moves(), pending, suspect, observation.seenAt(), next.doubtPauses());
    if (belief instanceof Belief.Doubted doubted) {
      secondLooks.remember(was.id(), observation.source(), doubted.first());
      return doubt(handle, lease, was, doubted, next);
    }
    if (pending != null) {
      secondLooks.forget(was.id(), observation.source());
    }
    return store(handle, lease, was, series, belief, observation, next);
  }

  /** The item is looked at as often as ever meanwhile: the price may move on. */
  private static Written doubt(
      Handle handle, Lease lease, CheckedListing was, Belief.Doubted doubted, NextLook next) {
    CheckedListing is = was.in(ItemState.CHECKING, null);
    new CheckedListingStore(handle).save(was, is, false);
    Instant due = doubted.dueAt().isBefore(next.dueAt()) ? doubted.dueAt() : next.dueAt();
    new PollStateStore(handle).postpone(lease.bucket(), List.of(was.id()), due);
    return new Written.Doubted(is);
  }

  private static Written store(
      Handle handle,
      Lease lease,
      CheckedListing was,
      ItemSeries series,
      Belief belief,
      Observation observation,
      NextLook next) {
    ListingId id = was.id();
    PollStateStore polls = new PollStateStore(handle);
    int changes = series.append(belief, polls.lastPoll(lease.bucket(), id).orElse(null));
    boolean modelsDiffer = series.saveModels();
    CheckedListing is = series.listing();
    new CheckedListingStore(handle).save(was, is, modelsDiffer);
    polls.succeeded(lease.bucket(), id, observation.seenAt(), next.dueAt(), next.interval());
    return new Written.Stored(is, changes, was.firstSeenAt() == null);
  }
}
