package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashItemStore;
import dev.tidemark.itemsdb.flashsale.FlashLookStore;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.flashsale.FlashSessionStore;
import dev.tidemark.itemsdb.flashsale.SessionItem;
import dev.tidemark.itemsdb.poll.BoundaryStore;
import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.price.writing.AnnouncedSales;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What sessions offer, on disk, and the looks at items that follow from it. Every write is a
 * transaction that holds the region's lease, and is not made without it. Thread-safe.
 */
final class OfferBook {
  /** Until the first look sets its own; as long as for an item that somebody adds. */
  private static final Duration FIRST_INTERVAL = Duration.ofMinutes(30);

  /** The longest mask is of a price of eight digits in local formatting. */
  private static final int LONGEST_MASK = 32;

  /**
   * What an answer brought.
   *
   * @param tracked items that nobody had submitted, and no session had brought
   * @param firstSeen items that were seen in the running session for the first time
   */
  record Entered(int tracked, int firstSeen) {
    static final Entered NOTHING = new Entered(0, 0);
  }

  private final Database database;
  private final Spread spread;
  private final Duration shortest;

  /**
   * Opens the book.
   *
   * @param shortest what lies at least between two looks at an item
   */
  OfferBook(Database database, Spread spread, Duration shortest) {
    this.database = database;
    this.spread = spread;
    this.shortest = shortest;
  }

  /**
   * Every item of a session: first those that somebody watches, of them those with most watchers.
   */
  List<SessionItem> items(FlashSale session) {
    return database.read(handle -> {
      Map<ListingId, Double> weights = new BoundaryStore(handle).weightsAt(session.startAt());
      return new FlashItemStore(handle)
          .ofSession(session).stream()
              .sorted(
                  Comparator.comparing(SessionItem::watched)
                      .thenComparing(item -> weights.getOrDefault(item.listing(), 0.0))
                      .reversed())
              .toList();
    });
  }

  /** Writes which items a session has, and looks at once at those that have sold out since. */
  void list(Lease lease, FlashSale session, List<FlashListing> listed, Instant now) {
    Optional<Integer> _ =
        write(
            lease,
            handle -> {
              FlashItemStore store = new FlashItemStore(handle);
              Map<ListingId, SessionItem> known = known(store, session);
              Map<ListingId, Instant> looks = new HashMap<>();
              Set<ListingId> seen = new HashSet<>();
              Set<ListingId> fresh = new HashSet<>();
              int position = 0;
              boolean differs = false;
              for (FlashListing each : listed) {
                ListingId listing = ListingId.of(session.region(), each.item());
                if (!seen.add(listing)) {
                  continue;
                }
                SessionItem item = known.get(listing);
                if (item == null) {
                  store.insert(session, listing, position, each.soldOut() ? now : null);
                  fresh.add(listing);
                  differs = true;
                } else if (item.soldOut() != each.soldOut()) {
                  store.soldOut(session, listing, each.soldOut(), now);
                  looks.put(listing, now);
                  differs = true;
                }
                position++;
              }
              FlashSessionStore sessions = new FlashSessionStore(handle);
              sessions.itemsListed(session, now);
              if (differs) {
                sessions.recount(session);
              }
              lookIfRunning(handle, session, looks, now);
              tell(handle, session, fresh, now);
              return position;
            });
  }

  /**
   * Writes what a session offers of the items that were asked about, and begins to track those that
   * are new.
   *
   * @return what is new about them; nothing without the lease
   */
  Entered offers(
      Lease lease, FlashSale session, List<ListingId> asked, List<FlashOffer> offers, Instant now) {
    return write(
            lease,
            handle -> {
              FlashItemStore store = new FlashItemStore(handle);
              Map<ListingId, SessionItem> known = known(store, session);
              FlashLookStore looks = new FlashLookStore(handle);
              Map<ListingId, Instant> soon = new HashMap<>();
              int fresh = 0;
              int firstSeen = 0;
              for (FlashOffer offer : offers) {
                ListingId listing = offer.item().listing();
                SessionItem was = known.get(listing);
                if (was == null) {
                  continue;
                }
                Instant firstLook = spread.firstLook(now);
                if (looks.track(listing, offer.item().shop(), now, firstLook, FIRST_INTERVAL)) {
                  fresh++;
                  spread.taken();
                }
                Instant seen = seenRunning(session, offer, now);
                store.offer(session, stored(session, offer, now), seen);
                if (seen != null && !was.seen()) {
                  firstSeen++;
                }
                if (offer.soldOut() != was.soldOut()) {
                  soon.put(listing, now);
                }
              }
              store.asked(session, asked, now);
              if (!offers.isEmpty()) {
                new FlashSessionStore(handle).recount(session);
              }
              lookIfRunning(handle, session, soon, now);
              announce(handle, session, known, now);
              return new Entered(fresh, firstSeen);
            })
        .orElse(Entered.NOTHING);
  }

  /** Items that somebody watches say beforehand that they are looked at when the sale begins. */
  private void announce(
      Handle handle, FlashSale session, Map<ListingId, SessionItem> known, Instant now) {
    if (session.state(now) == FlashSale.State.ANNOUNCED) {
      List<ListingId> watched =
          known.values().stream().filter(SessionItem::watched).map(SessionItem::listing).toList();
      new BoundaryStore(handle)
          .announce(watched, session.startAt(), Schedule.AFTER_BOUNDARY, shortest, now);
    }
  }

  /** Those who watch an item that an announced session did not have before are told of it. */
  private static void tell(Handle handle, FlashSale session, Set<ListingId> fresh, Instant now) {
    if (fresh.isEmpty() || session.state(now) != FlashSale.State.ANNOUNCED) {
      return;
    }
    List<ListingId> watched =
        new FlashItemStore(handle)
            .ofSession(session).stream()
                .filter(item -> item.watched() && fresh.contains(item.listing()))
                .map(SessionItem::listing)
                .toList();
    new AnnouncedSales(handle).keep(session, watched, now);
  }

  private static Map<ListingId, SessionItem> known(FlashItemStore store, FlashSale session) {
    return store.ofSession(session).stream()
        .collect(Collectors.toMap(SessionItem::listing, Function.identity()));
  }

  private static @Nullable Instant seenRunning(FlashSale session, FlashOffer offer, Instant now) {
    return session.state(now) == FlashSale.State.RUNNING && offer.price() != null ? now : null;
  }

  private static FlashSaleOffer stored(FlashSale session, FlashOffer offer, Instant now) {
    Instant soldOutAt = offer.soldOutAt();
    return new FlashSaleOffer(
        session.id(),
        offer.item().listing(),
        offer.price(),
        mask(offer),
        offer.listPrice(),
        offer.allocated(),
        offer.left(),
        offer.soldOut(),
        soldOutAt == null || soldOutAt.isAfter(now) ? now : soldOutAt);
  }

  private static @Nullable String mask(FlashOffer offer) {
    String mask = offer.hiddenPrice();
    return mask == null || offer.price() != null || mask.length() > LONGEST_MASK ? null : mask;
  }

  private static void lookIfRunning(
      Handle handle, FlashSale session, Map<ListingId, Instant> looks, Instant now) {
    if (session.state(now) == FlashSale.State.RUNNING) {
      new FlashLookStore(handle).lookBy(looks, now);
    }
  }

  /**
   * Deals with a session's start or end: its items are looked at, those that somebody watches at
   * once and the others one after the other within the budget. After the end, what nobody watches
   * is looked at as seldom as any item, until a session offers it again.
   */
  boolean enter(Lease lease, FlashSale session, FlashSale.Phase phase, Instant now) {
    return write(
            lease,
            handle -> {
              Map<ListingId, Instant> looks = new LinkedHashMap<>();
              List<ListingId> unwatched = new ArrayList<>();
              for (SessionItem item : new FlashItemStore(handle).ofSession(session)) {
                if (item.watched()) {
                  looks.put(item.listing(), now);
                } else if (item.tracked()) {
                  looks.put(item.listing(), spread.at(now, unwatched.size()));
                  unwatched.add(item.listing());
                }
              }
              FlashLookStore store = new FlashLookStore(handle);
              store.lookBy(looks, boundary(session, now));
              if (phase == FlashSale.Phase.ENDED) {
                store.rest(unwatched, now);
              } else {
                store.wake(unwatched);
              }
              new FlashSessionStore(handle).enter(session, phase);
              return true;
            })
        .isPresent();
  }

  private static Instant boundary(FlashSale session, Instant now) {
    return now.isBefore(session.endAt()) ? session.startAt() : session.endAt();
  }

  private <T> Optional<T> write(Lease lease, Function<Handle, T> work) {
    return database.write(handle ->
        BucketLeases.holds(handle, lease) ? Optional.of(work.apply(handle)) : Optional.<T>empty());
  }
}
