package dev.tidemark.item.listing;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.ItemFlashSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which items are in a running or an announced flash sale. The sessions are read at most once a
 * second, their items only when a session has changed, so that showing an item costs no statement.
 * Thread-safe: threads that find an old answer at the same time all read a new one.
 */
public final class LiveFlashSales {
  private static final Duration LIFETIME = Duration.ofSeconds(1);

  /** A region announces a day or two ahead; a demo shop has a session every few minutes. */
  private static final int MOST_SESSIONS = 1_000;

  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  private record Answer(
      Instant at, List<FlashSale> sessions, Map<ListingId, ItemFlashSession> byListing) {}

  private final InstantSource clock;
  private volatile @Nullable Answer latest;

  public LiveFlashSales(InstantSource clock) {
    this.clock = clock;
  }

  /** The session of each item that is in one; of several the one that starts first. */
  Map<ListingId, ItemFlashSession> now(Handle handle) {
    Answer known = latest;
    Instant now = clock.instant();
    if (known != null && !now.isBefore(known.at()) && now.isBefore(known.at().plus(LIFETIME))) {
      return known.byListing();
    }
    FlashSaleStore store = new FlashSaleStore(handle);
    List<FlashSale> sessions = new ArrayList<>();
    for (Region region : store.everFollowed()) {
      sessions.addAll(store.between(region, now, END_OF_TIME, MOST_SESSIONS));
    }
    Map<ListingId, ItemFlashSession> byListing =
        known != null && known.sessions().equals(sessions)
            ? known.byListing()
            : byListing(store, sessions);
    latest = new Answer(now, sessions, byListing);
    return byListing;
  }

  private static Map<ListingId, ItemFlashSession> byListing(
      FlashSaleStore store, List<FlashSale> sessions) {
    Map<ListingId, ItemFlashSession> byListing = new HashMap<>();
    for (FlashSale session : sessions) {
      for (FlashSaleOffer offer : store.offers(session.region(), session.id())) {
        byListing.putIfAbsent(offer.listing(), message(session, offer));
      }
    }
    return byListing;
  }

  private static ItemFlashSession message(FlashSale session, FlashSaleOffer offer) {
    ItemFlashSession.Builder message =
        ItemFlashSession.newBuilder()
            .setSessionId(session.id().value())
            .setStartAtMs(session.startAt().toEpochMilli())
            .setEndAtMs(session.endAt().toEpochMilli());
    if (offer.hiddenPrice() != null) {
      message.setHiddenPrice(offer.hiddenPrice());
    }
    return message.build();
  }
}
