package dev.tidemark.item.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.statistics.PriceSeries;
import dev.tidemark.itemsdb.statistics.PriorPrice;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Holds offers against what the same source saw in the 30 days before the session; at most two
 * statements for each offer.
 */
final class DiscountReader {
  private static final Duration BEFORE = Duration.ofDays(PriorPrice.DAYS);

  /** A change every twenty minutes of the 30 days; nothing genuine changes as often. */
  private static final int MOST_CHANGES = 2_000;

  private final PriceHistoryStore history;
  private final Instant now;

  DiscountReader(Handle handle, Instant now) {
    this.history = new PriceHistoryStore(handle);
    this.now = now;
  }

  Discount read(FlashSale session, FlashSaleOffer offer, Listing listing) {
    if (offer.flashPrice() == null) {
      return new Discount(offer, null, null);
    }
    Instant start = session.startAt();
    return series(session.source(), listing, start, session.endAt())
        .map(series ->
            new Discount(
                offer,
                series.priceAt(start.minusMillis(1)).orElse(null),
                PriorPrice.before(series, start).orElse(null)))
        .orElse(new Discount(offer, null, null));
  }

  /** What held in the 30 days before a session, up to the change that began or followed it. */
  private Optional<PriceSeries> series(Source source, Listing listing, Instant start, Instant end) {
    Series series = Series.headline(listing.id(), source);
    Instant from = start.minus(BEFORE);
    List<PriceChange> changes = new ArrayList<>();
    history.lastBefore(series, from).ifPresent(changes::add);
    changes.addAll(history.range(series, from, end, MOST_CHANGES));
    Instant lastSeen = listing.sightings().last();
    return changes.isEmpty() || lastSeen == null
        ? Optional.empty()
        : Optional.of(new PriceSeries(changes, lastSeen, now));
  }
}
