package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.protocol.ListingId;
import java.util.List;

/** One request to a shop about its flash sales. */
sealed interface Question {

  /** The word in metrics. */
  String code();

  /** Which sessions there are. */
  record Sessions() implements Question {
    @Override
    public String code() {
      return "sessions";
    }
  }

  /** Which items a session has. */
  record Items(FlashSale session) implements Question {
    @Override
    public String code() {
      return "items";
    }
  }

  /** What a session offers of some items. */
  record Offers(FlashSale session, List<ListingId> items) implements Question {
    public Offers {
      items = List.copyOf(items);
    }

    @Override
    public String code() {
      return "offers";
    }
  }
}
