package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.itemsdb.poll.PollState;
import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.FirstLook;
import dev.tidemark.itemsdb.price.SecondLookStore;
import dev.tidemark.price.doubt.Belief;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.price.schedule.Boundaries;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes what a good look saw. Safe for use by many threads.
 *
 * <p>One transaction holds the lease, the listing, its models, the rows of the changelog with their
 * rollups, what watchers are to be told, and the next look: all of it is on disk, or nothing. The
 * same answer twice writes no second row.
 */
public final class PriceWriter {
  private final Database database;
  private final Schedule schedule;
  private final DoubtPauses doubtPauses;

  public PriceWriter(Database database, Schedule schedule, DoubtPauses doubtPauses) {
    this.database = database;
    this.schedule = schedule;
    this.doubtPauses = doubtPauses;
  }

  /**
   * Writes an answer, or keeps it for a second look.
   *
   * @param suspect whether the source gave a refused answer within the last hour
   */
  public Written write(Lease lease, Observation observation, boolean suspect) {
    return database.write(handle ->
        new ItemTransaction(handle, lease)
            .on(
                observation.listing().key(),
                observation.seenAt(),
                was -> weigh(handle, lease, was, observation, suspect)));
  }

  private Written weigh(
      Handle handle, Lease lease, CheckedListing was, Observation observation, boolean suspect) {
    SecondLookStore secondLooks = new SecondLookStore(handle);
    FirstLook pending = secondLooks.find(was.id(), observation.source()).orElse(null);
    ItemSeries series = ItemSeries.read(handle, was, observation);
    Boundaries boundaries = SaleTimes.around(handle, was, observation.seenAt());
    Instant seenAt = observation.seenAt();
    ExpectedJumps expected =
        new ExpectedJumps(handle, was.id(), observation.source(), seenAt, boundaries);
    Belief belief = Belief.of(series.moves(), pending, suspect, expected, seenAt, doubtPauses);
    if (belief instanceof Belief.Doubted doubted) {
      secondLooks.remember(was.id(), observation.source(), doubted.first());
      return doubt(handle, lease, was, series, doubted, observation, boundaries);
    }
    if (pending != null) {
      secondLooks.forget(was.id(), observation.source());
    }
    return store(handle, lease, was, series, belief, observation, boundaries);
  }

  /**
   * What is not doubted is written like any other answer. The item is looked at as often as ever
   * meanwhile: the price may move on.
   */
  private Written doubt(
      Handle handle,
      Lease lease,
      CheckedListing was,
      ItemSeries series,
      Belief.Doubted doubted,
      Observation observation,
      Boundaries boundaries) {
    PollStateStore polls = new PollStateStore(handle);
    PollState state = polls.find(lease.bucket(), was.id()).orElse(PollState.UNKNOWN);
    CheckedListing is = was.in(ItemState.CHECKING, null);
    boolean differs = false;
    List<ModelStep> changedModels = List.of();
    if (series.withhold(doubted.models())) {
      int changes = series.append(doubted, state.lastPoll());
      differs = series.saveModels() || changes > 0;
      is = series.listing();
      changedModels = series.modelSteps();
    }
    new CheckedListingStore(handle).save(was, is, differs);
    new WatchedChanges(handle).keep(was, is, changedModels, false);
    NextPoll next =
        schedule.after(was.id().region(), state, false, observation.seenAt(), boundaries);
    if (doubted.dueAt().isBefore(next.dueAt())) {
      polls.putOff(lease.bucket(), List.of(was.id()), doubted.dueAt(), LookReason.SECOND_LOOK);
    } else {
      polls.putOff(lease.bucket(), List.of(was.id()), next.dueAt(), next.reason());
    }
    return new Written.Doubted(is);
  }

  private Written store(
      Handle handle,
      Lease lease,
      CheckedListing was,
      ItemSeries series,
      Belief belief,
      Observation observation,
      Boundaries boundaries) {
    ListingId id = was.id();
    PollStateStore polls = new PollStateStore(handle);
    PollState state = polls.find(lease.bucket(), id).orElse(PollState.UNKNOWN);
    int changes = series.append(belief, state.lastPoll());
    boolean differs = series.saveModels() || changes > 0;
    CheckedListing is = series.listing();
    new CheckedListingStore(handle).save(was, is, differs);
    new WatchedChanges(handle).keep(was, is, series.modelSteps(), false);
    polls.succeeded(
        lease.bucket(),
        id,
        observation.seenAt(),
        schedule.after(id.region(), state, changes > 0, observation.seenAt(), boundaries));
    return new Written.Stored(is, changes, was.firstSeenAt() == null);
  }
}
