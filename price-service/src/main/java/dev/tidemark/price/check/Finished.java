package dev.tidemark.price.check;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.price.writing.Written;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.price.v1.CheckFinished;
import java.util.Optional;

/** Turns the outcome of a price check into the event that tells of it. */
final class Finished {
  private Finished() {}

  /** The event; none when nothing was written. */
  static Optional<CheckFinished> of(Outcome outcome) {
    return switch (outcome.written()) {
      case Written.Stored stored ->
          Optional.of(
              event(outcome, stored.listing())
                  .setChanged(stored.changes() > 0)
                  .setFirst(stored.first())
                  .build());
      case Written.Doubted doubted -> Optional.of(event(outcome, doubted.listing()).build());
      case Written.Failed failed -> Optional.of(event(outcome, failed.listing()).build());
      case Written.Dropped _ -> Optional.empty();
    };
  }

  private static CheckFinished.Builder event(Outcome outcome, CheckedListing listing) {
    Offer headline = listing.headline();
    CheckFinished.Builder event =
        CheckFinished.newBuilder()
            .setState(listing.state().number())
            .setStock(headline.stock().number())
            .setFlashSale(headline.flashSale())
            .setReason(outcome.result().reason());
    Price price = headline.price();
    if (price != null) {
      event.setPrice(price.units());
    }
    Price listPrice = headline.listPrice();
    if (listPrice != null) {
      event.setListPrice(listPrice.units());
    }
    Source source = listing.source();
    if (source != null) {
      event.setSource(source.number());
    }
    return event;
  }
}
