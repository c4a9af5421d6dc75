package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes looks that told nothing about prices: counters and the item's state, never a price nor the
 * time of the last look. Safe for use by many threads.
 */
public final class FailedLookWriter {
  /** Shopee also hides items for hours; only a day of nothing else is believed. */
  static final Duration GONE_AFTER = Duration.ofHours(24);

  private final Database database;

  public FailedLookWriter(Database database) {
    this.database = database;
  }

  /** Counts a failed look. The transaction keeps the state and the counter together. */
  public Written failed(Lease lease, ItemKey item, Failure failure, Instant at, Instant dueAt) {
    return write(
        lease,
        item,
        failure,
        at,
        handle -> {
          handle.failed(lease.bucket(), item.listing(), dueAt);
        });
  }

  /** Puts a look off that was not made; nothing is counted. */
  public Written postponed(
      Lease lease, ItemKey item, Failure failure, Instant at, Instant dueAt, LookReason reason) {
    return write(
        lease,
        item,
        failure,
        at,
        handle -> {
          handle.putOff(lease.bucket(), List.of(item.listing()), dueAt, reason);
        });
  }

  private Written write(
      Lease lease, ItemKey item, Failure failure, Instant at, Consumer<PollStateStore> poll) {
    return database.write(handle ->
        new ItemTransaction(handle, lease)
            .on(
                item,
                at,
                was -> {
                  CheckedListing is = after(was, failure, at);
                  if (!is.equals(was)) {
                    new CheckedListingStore(handle).save(was, is, false);
                  }
                  poll.accept(new PollStateStore(handle));
                  return new Written.Failed(is);
                }));
  }

  /** The item after a failed look. Only a good look ends the answers that it is no more. */
  static CheckedListing after(CheckedListing was, Failure failure, Instant at) {
    Instant goneSince = was.goneSince();
    if (failure == Failure.GONE && goneSince == null) {
      goneSince = at;
    }
    return was.in(state(was, failure, goneSince, at), goneSince);
  }

  private static ItemState state(
      CheckedListing was, Failure failure, @Nullable Instant goneSince, Instant at) {
    if (was.state() == ItemState.GONE) {
      return ItemState.GONE;
    }
    return switch (failure) {
      case BLOCKED -> ItemState.BLOCKED;
      case REFUSED -> ItemState.CHECKING;
      case GONE ->
          goneSince != null && !at.isBefore(goneSince.plus(GONE_AFTER))
              ? ItemState.GONE
              : withSource(was);
      case NO_SOURCE -> ItemState.WAITING_FOR_SOURCE;
      case NO_ANSWER -> withSource(was);
    };
  }

  /** The state as it was, unless it said that there was nobody to ask. */
  private static ItemState withSource(CheckedListing was) {
    if (was.state() != ItemState.WAITING_FOR_SOURCE) {
      return was.state();
    }
    return was.firstSeenAt() == null ? ItemState.PENDING : ItemState.OK;
  }
}
