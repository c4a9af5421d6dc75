package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.user.v1.AnnouncedSale;
import dev.tidemark.protocol.user.v1.ItemChange;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Keeps for those who watch an item that a flash sale will have it, in the transaction that writes
 * the item into the session for the first time: so it is told once.
 */
public final class AnnouncedSales {
  private final CheckedListingStore listings;
  private final ChangeOutboxStore outbox;

  public AnnouncedSales(Handle handle) {
    this.listings = new CheckedListingStore(handle);
    this.outbox = new ChangeOutboxStore(handle);
  }

  /** Keeps an announcement for each of these items that somebody watches. */
  public void keep(FlashSale session, Collection<ListingId> items, Instant now) {
    items.stream()
        .sorted(Comparator.comparingLong(ListingId::value))
        .forEach(item -> keep(session, item, now));
  }

  private void keep(FlashSale session, ListingId item, Instant now) {
    // The listing first, as whoever writes a price locks them.
    CheckedListing listing = listings.lock(item).orElse(null);
    if (listing == null || !outbox.number(item)) {
      return;
    }
    ItemChange change =
        ItemChange.newBuilder()
            .setItem(WatchedChanges.item(listing))
            .setSeenAtMs(now.toEpochMilli())
            .setSource(session.source().number())
            .setName(Objects.requireNonNullElse(listing.name(), ""))
            .setAnnouncedSale(
                AnnouncedSale.newBuilder()
                    .setStartsAtMs(session.startAt().toEpochMilli())
                    .setEndsAtMs(session.endAt().toEpochMilli()))
            .build();
    outbox.add(item, change.toByteArray());
  }
}
