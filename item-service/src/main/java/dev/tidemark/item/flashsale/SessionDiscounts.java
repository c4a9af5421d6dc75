package dev.tidemark.item.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All that a session offers, held against what the items cost before. To sort a session its whole
 * list is needed, two statements for each item; what was read for one version of a session
 * therefore serves for a minute. Thread-safe.
 */
final class SessionDiscounts {
  /** Histories before a session hardly change any more; an import may still add to them. */
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  /** Sessions that people look at within a minute; 150 offers of 200 bytes each. */
  private static final int MOST_SESSIONS = 64;

  private record Key(Region region, FlashSessionId id) {}

  private record Answer(Instant at, long version, List<Discount> discounts) {}

  private final InstantSource clock;
  private final Map<Key, Answer> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Answer> eldest) {
          return size() > MOST_SESSIONS;
        }
      };

  SessionDiscounts(InstantSource clock) {
    this.clock = clock;
  }

  List<Discount> of(Handle handle, FlashSale session) {
    Key key = new Key(session.region(), session.id());
    Instant now = clock.instant();
    Answer known = find(key);
    if (known != null
        && known.version() == session.version()
        && now.isBefore(known.at().plus(LIFETIME))) {
      return known.discounts();
    }
    List<Discount> discounts = read(handle, session, now);
    synchronized (answers) {
      answers.put(key, new Answer(now, session.version(), discounts));
    }
    return discounts;
  }

  private @Nullable Answer find(Key key) {
    synchronized (answers) {
      return answers.get(key);
    }
  }

  private static List<Discount> read(Handle handle, FlashSale session, Instant now) {
    List<FlashSaleOffer> offers = new FlashSaleStore(handle).offers(session.region(), session.id());
    Map<ListingId, Listing> listings =
        new ListingStore(handle)
            .findAll(offers.stream().map(FlashSaleOffer::listing).toList()).stream()
                .collect(Collectors.toMap(Listing::id, Function.identity(), (one, same) -> one));
    DiscountReader reader = new DiscountReader(handle, now);
    return offers.stream()
        .map(offer -> {
          Listing listing = listings.get(offer.listing());
          return listing == null
              ? new Discount(offer, null, null)
              : reader.read(session, offer, listing);
        })
        .toList();
  }
}
