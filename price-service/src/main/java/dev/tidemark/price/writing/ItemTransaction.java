package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The frame of every transaction that writes the outcome of a look: it goes on only while the lease
 * of the item's bucket stands and the item still belongs to the shop that was asked. Both rows stay
 * locked to its end.
 */
final class ItemTransaction {
  private final Handle handle;
  private final Lease lease;

  ItemTransaction(Handle handle, Lease lease) {
    this.handle = handle;
    this.lease = lease;
  }

  Written on(ItemKey item, Instant now, Function<CheckedListing, Written> work) {
    if (!BucketLeases.holds(handle, lease)) {
      return new Written.Dropped(Written.Reason.LEASE_LOST);
    }
    ListingId id = item.listing();
    Optional<CheckedListing> listing = new CheckedListingStore(handle).lock(id);
    if (listing.isEmpty()) {
      return new Written.Dropped(Written.Reason.UNKNOWN_ITEM);
    }
    if (!listing.get().shop().equals(item.shop())) {
      new PollStateStore(handle).putOff(lease.bucket(), List.of(id), now, LookReason.FIRST_LOOK);
      return new Written.Dropped(Written.Reason.SHOP_CHANGED);
    }
    return work.apply(listing.get());
  }
}
