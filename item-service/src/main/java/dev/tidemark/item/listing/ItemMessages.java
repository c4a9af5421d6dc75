package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.Model;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.listing.PollSchedule;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ItemFlashSession;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Says in messages what is known about items. */
public final class ItemMessages {
  private final LiveSources liveSources;
  private final LiveFlashSales flashSales;

  public ItemMessages(LiveSources liveSources, LiveFlashSales flashSales) {
    this.liveSources = liveSources;
    this.flashSales = flashSales;
  }

  /** An item in a list. */
  public Item item(Handle handle, Listing listing) {
    return builder(handle, listing).build();
  }

  /** An item by itself, with the time of its next check. */
  Item item(Handle handle, Listing listing, @Nullable PollSchedule schedule) {
    Item.Builder item = builder(handle, listing);
    if (schedule != null) {
      item.setNextCheckAtMs(schedule.due().toEpochMilli());
    }
    return item.build();
  }

  private Item.Builder builder(Handle handle, Listing listing) {
    Item.Builder item = builder(listing, liveSources.now(handle));
    ItemFlashSession session = flashSales.now(handle).get(listing.id());
    if (session != null) {
      item.setFlashSession(session);
    }
    return item;
  }

  private static Item.Builder builder(Listing listing, Map<Region, Set<Source>> live) {
    Offer headline = listing.headline();
    Item.Builder item =
        Item.newBuilder()
            .setKey(key(listing.key()))
            .setStock(headline.stock().number())
            .setFlashSale(headline.flashSale())
            .setState(shownState(listing, live).number())
            .setOrigin(listing.origin().number())
            .setTrackedSinceMs(listing.sightings().trackedSince().toEpochMilli());
    if (listing.name() != null) {
      item.setName(listing.name());
    }
    if (listing.imageUrl() != null) {
      item.setImageUrl(listing.imageUrl());
    }
    if (item.getState() == ItemState.WAITING_FOR_SOURCE.number()) {
      Region region = listing.id().region();
      item.setStateDetail(WaitingWords.of(region, live.getOrDefault(region, Set.of())));
    }
    Source source = listing.source();
    if (source != null) {
      item.setSource(source.number());
    }
    price(headline.price(), item::setPrice);
    price(headline.listPrice(), item::setListPrice);
    price(listing.priceMax(), item::setPriceMax);
    time(listing.sightings().last(), item::setLastSeenAtMs);
    time(listing.priceSince(), item::setPriceSinceMs);
    return item;
  }

  /**
   * The stored state, except that an item nobody has asked about yet waits for a source as long as
   * no price service has one for its region. What a shop has said about an item (gone, blocked)
   * stands, and so does that no source covers it.
   */
  static ItemState shownState(Listing listing, Map<Region, Set<Source>> live) {
    return listing.state() == ItemState.PENDING && !live.containsKey(listing.id().region())
        ? ItemState.WAITING_FOR_SOURCE
        : listing.state();
  }

  static dev.tidemark.protocol.item.v1.Model model(Model model) {
    var message =
        dev.tidemark.protocol.item.v1.Model.newBuilder()
            .setModelId(model.id().value())
            .setName(model.name())
            .setStock(model.offer().stock().number())
            .setFlashSale(model.offer().flashSale())
            .setListed(model.listed());
    price(model.offer().price(), message::setPrice);
    price(model.offer().listPrice(), message::setListPrice);
    return message.build();
  }

  public static ItemKeyMessage key(ItemKey key) {
    return ItemKeyMessage.newBuilder()
        .setRegion(key.region().number())
        .setShopId(key.shop().value())
        .setItemId(key.item().value())
        .build();
  }

  /** Sets an optional field where there is a price. */
  public static void price(@Nullable Price price, LongConsumer field) {
    if (price != null) {
      field.accept(price.units());
    }
  }

  /** Sets an optional field where there is a time. */
  public static void time(@Nullable Instant time, LongConsumer field) {
    if (time != null) {
      field.accept(time.toEpochMilli());
    }
  }
}
