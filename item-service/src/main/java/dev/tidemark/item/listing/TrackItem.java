package dev.tidemark.item.listing;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.TrackItemRequest;
import dev.tidemark.protocol.item.v1.TrackItemResponse;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Begins to track an item; of any number of calls at the same time one creates it and all answer
 * the same.
 *
 * <p>A link's shop id is provisional: until a source has confirmed it, the latest link decides.
 */
public final class TrackItem {
  /**
   * The interval until the price service sets its own at the first look: half an hour, within which
   * half of the passing price moves on Shopee can be seen.
   */
  static final Duration FIRST_INTERVAL = Duration.ofMinutes(30);

  private final Database database;
  private final ItemMessages messages;
  private final InstantSource clock;

  public TrackItem(Database database, ItemMessages messages, InstantSource clock) {
    this.database = database;
    this.messages = messages;
    this.clock = clock;
  }

  /** Answers when the item and its first look are on disk. */
  public TrackItemResponse answer(TrackItemRequest request) {
    ItemKey key = RequestValues.itemKey(request.getKey());
    Optional<Listing> known = find(key);
    boolean created = known.isEmpty() && create(key);
    Listing listing = known.or(() -> find(key)).orElseThrow();
    if (!listing.shop().equals(key.shop())) {
      listing = moveToShop(key);
    }
    if (!created) {
      watch(listing);
    }
    return TrackItemResponse.newBuilder().setItem(item(listing)).setCreated(created).build();
  }

  private Optional<Listing> find(ItemKey key) {
    return database.read(handle -> new ListingStore(handle).find(key.listing()));
  }

  /** One transaction: a listing without a schedule would never be looked at. */
  private boolean create(ItemKey key) {
    Instant now = clock.instant();
    return database.write(handle -> {
      boolean created = new ListingStore(handle).insertProvisional(key, now);
      if (created) {
        new PollScheduleStore(handle).insertDue(key.listing(), now, FIRST_INTERVAL);
      }
      return created;
    });
  }

  /**
   * An item that only flash sales or one account's own prices had brought is looked at as often as
   * any other from now on. One transaction, so that it is never watched without being due.
   */
  private void watch(Listing listing) {
    if (listing.origin() == Origin.WATCH) {
      boolean _ =
          database.write(
              handle -> new PollScheduleStore(handle).wake(listing.id(), clock.instant()));
      return;
    }
    database.write(handle -> {
      boolean first = new ListingStore(handle).watch(listing.id());
      if (first) {
        new PollScheduleStore(handle).makeDue(listing.id(), clock.instant());
      }
      return first;
    });
  }

  /**
   * One transaction: the new shop has to be asked at once, the old one may have failed for hours.
   */
  private Listing moveToShop(ItemKey key) {
    Instant now = clock.instant();
    database.write(handle -> {
      boolean moved = new ListingStore(handle).replaceProvisionalShop(key.listing(), key.shop());
      if (moved) {
        new PollScheduleStore(handle).makeDue(key.listing(), now);
      }
      return moved;
    });
    Listing listing = find(key).orElseThrow();
    if (!listing.shop().equals(key.shop())) {
      throw new TidemarkException(
          ErrorCode.SHOP_MISMATCH,
          "item %s of %s belongs to shop %s, not to shop %s"
              .formatted(key.item(), key.region(), listing.shop(), key.shop()));
    }
    return listing;
  }

  private Item item(Listing listing) {
    return database.read(handle ->
        messages.item(
            handle, listing, new PollScheduleStore(handle).find(listing.id()).orElse(null)));
  }
}
