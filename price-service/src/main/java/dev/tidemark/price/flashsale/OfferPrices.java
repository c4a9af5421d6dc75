package dev.tidemark.price.flashsale;

import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.price.check.CheckMetrics;
import dev.tidemark.price.check.Finished;
import dev.tidemark.price.doubt.Suspects;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.price.writing.HeadlineWriter;
import dev.tidemark.price.writing.ListedPrice;
import dev.tidemark.price.writing.Written;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a running session offers into prices of items, and tells whoever listens. */
public final class OfferPrices {
  private static final Logger log = LoggerFactory.getLogger(OfferPrices.class);

  private final HeadlineWriter headlines;
  private final Suspects suspects;
  private final EventHub events;
  private final CheckMetrics metrics;

  public OfferPrices(
      HeadlineWriter headlines, Suspects suspects, EventHub events, CheckMetrics metrics) {
    this.headlines = headlines;
    this.suspects = suspects;
    this.events = events;
    this.metrics = metrics;
  }

  /** Writes the price of an offer that can be bought; one that cannot has none. */
  void write(Lease lease, Source source, FlashOffer offer, Instant seenAt) {
    Price price = offer.price();
    if (price == null || offer.soldOut()) {
      return;
    }
    boolean suspect = suspects.suspect(offer.item().region(), source, seenAt);
    Written written =
        headlines.write(
            lease,
            new ListedPrice(
                offer.item(),
                offer.name(),
                offer.image(),
                price,
                offer.listPrice(),
                source,
                seenAt),
            suspect);
    if (written instanceof Written.Dropped(Written.Reason reason)) {
      log.debug("a flash price was not written item={} reason={}", offer.item(), reason);
    }
    Finished.of(written, written instanceof Written.Doubted ? "second-look" : "")
        .ifPresent(finished -> events.publish(offer.item(), seenAt, finished));
  }

  /** Remembers that a shop's answer, or part of it, was not believed. */
  void refused(Region region, Source source, Collection<Refusal> reasons, Instant at) {
    metrics.refused(reasons);
    if (reasons.stream().anyMatch(reason -> reason != Refusal.WRONG_ITEM)) {
      suspects.refused(region, source, at);
    }
  }

  EventHub events() {
    return events;
  }
}
