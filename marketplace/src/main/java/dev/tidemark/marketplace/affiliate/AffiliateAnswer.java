package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.listing.PriceCheck;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the API answered to a question about offers. */
sealed interface AffiliateAnswer {

  /**
   * Offers, not yet believed.
   *
   * @param more whether there is another page
   */
  record Offers(List<JsonNode> nodes, boolean more) implements AffiliateAnswer {
    public Offers {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * None.
   *
   * @param check what that means for a price check
   * @param words what happened and what to do, to be read after the API's name
   */
  record Failed(PriceCheck check, String words) implements AffiliateAnswer {
    public Failed {
      if (check instanceof PriceCheck.Answered) {
        throw new IllegalArgumentException("an answer is no failure: " + check);
      }
    }
  }
}
