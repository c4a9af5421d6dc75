package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Begins to track what is reported, as an added watch does, within the caller's transaction: an
 * observation of an item that is nowhere would be lost.
 */
final class TrackedItems {
  /** As item-service begins: until the first look sets an interval of its own. */
  private static final Duration FIRST_INTERVAL = Duration.ofMinutes(30);

  /** As rarely as what nobody watches. */
  private static final Duration RESTING_INTERVAL = Duration.ofDays(1);

  private final boolean urgent;
  private final ListingStore listings;
  private final PollScheduleStore schedules;

  /**
   * Begins within a transaction.
   *
   * @param urgent whether new items are looked at now, as watched ones are, and not within a day
   *     until somebody watches them: one account may report many thousand of them
   */
  TrackedItems(Handle handle, boolean urgent) {
    this.urgent = urgent;
    this.listings = new ListingStore(handle);
    this.schedules = new PollScheduleStore(handle);
  }

  /**
   * Tracks items, and says which shop each belongs to: the one that an answer has confirmed, else
   * the one that is named here.
   */
  Map<ListingId, ShopId> track(Collection<ItemKey> items, Instant now) {
    List<ListingId> ids = items.stream().map(ItemKey::listing).distinct().toList();
    Map<ListingId, Listing> known =
        listings.findAll(ids).stream()
            .collect(Collectors.toMap(Listing::id, Function.identity(), (one, _) -> one));
    Map<ListingId, ShopId> shops = new HashMap<>();
    for (ItemKey item : items) {
      if (!shops.containsKey(item.listing())) {
        Listing listing = known.get(item.listing());
        shops.put(item.listing(), listing == null ? begin(item, now) : shop(listing, item, now));
      }
    }
    return shops;
  }

  private ShopId begin(ItemKey item, Instant now) {
    if (listings.insertProvisional(item, now)) {
      schedule(item.listing(), now);
      return item.shop();
    }
    // Somebody else has just begun.
    return listings
        .find(item.listing())
        .map(listing -> shop(listing, item, now))
        .orElse(item.shop());
  }

  private void schedule(ListingId listing, Instant now) {
    if (urgent) {
      schedules.insertDue(listing, now, FIRST_INTERVAL);
    } else {
      long wait = ThreadLocalRandom.current().nextLong(RESTING_INTERVAL.toMillis());
      schedules.insertResting(listing, now.plusMillis(wait), RESTING_INTERVAL);
    }
  }

  private ShopId shop(Listing listing, ItemKey item, Instant now) {
    if (!listing.shop().equals(item.shop())
        && !listing.shopConfirmed()
        && listings.replaceProvisionalShop(listing.id(), item.shop())) {
      schedules.makeDue(listing.id(), now);
      return item.shop();
    }
    return listing.shop();
  }
}
