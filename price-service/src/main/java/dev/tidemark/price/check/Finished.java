package dev.tidemark.price.check;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.price.writing.Written;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.price.v1.CheckFinished;
import java.util.Optional;

/** Turns the outcome of a price check into the event that tells of it. */
public final class Finished {
  private Finished() {}

  /** The event; none when nothing was written. */
  static Optional<CheckFinished> of(Outcome outcome) {
    return of(outcome.written(), outcome.result().reason());
  }

  /**
   * The event; none when nothing was written.
   *
   * @param reason why there is no new price, in the words of the contract; empty when there is one
   */
  public static Optional<CheckFinished> of(Written written, String reason) {
    return switch (written) {
      case Written.Stored stored ->
          Optional.of(
              event(reason, stored.listing())
                  .setChanged(stored.changes() > 0)
                  .setFirst(stored.first())
                  .build());
      case Written.Doubted doubted -> Optional.of(event(reason, doubted.listing()).build());
      case Written.Failed failed -> Optional.of(event(reason, failed.listing()).build());
      case Written.Dropped _ -> Optional.empty();
    };
  }

  private static CheckFinished.Builder event(String reason, CheckedListing listing) {
    Offer headline = listing.headline();
    CheckFinished.Builder event =
        CheckFinished.newBuilder()
            .setState(listing.state().number())
            .setStock(headline.stock().number())
            .setFlashSale(headline.flashSale())
            .setReason(reason);
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
