package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Answered;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Failed;
import dev.tidemark.marketplace.gate.FlashGate;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns the answers to questions about a session's items into believed offers. Stateless. */
final class FlashOffers {
  private FlashOffers() {}

  /** The offers of an answer that is a whole list in itself. */
  static ShopAnswer<List<FlashOffer>> read(ShopSite site, FlashSessionId session, JsonNode root) {
    JsonNode data = root.path("data");
    JsonNode items = data.path("items");
    if (!items.isArray() && !(data.isObject() && items.isNull())) {
      return Envelope.notAList(root);
    }
    return FlashGate.check(
        site.region(), session, FlashOfferReader.read(items, site.now()), site.images());
  }

  /** Those that were asked for; the others were no answer to the question. */
  static ShopAnswer<List<FlashOffer>> only(
      List<ItemId> items, ShopAnswer<List<FlashOffer>> answer) {
    if (!(answer instanceof Answered<List<FlashOffer>>(var all, var refusals))) {
      return answer;
    }
    Set<ItemId> asked = new HashSet<>(items);
    List<FlashOffer> offers =
        all.stream().filter(offer -> asked.contains(offer.item().item())).toList();
    List<Refusal> reasons = new ArrayList<>(refusals);
    for (int i = offers.size(); i < all.size(); i++) {
      reasons.add(Refusal.WRONG_ITEM);
    }
    return new Answered<>(offers, reasons);
  }

  /** Those of these items in the list of a whole session. */
  static ShopAnswer<List<FlashOffer>> among(
      List<ItemId> items, ShopAnswer<List<FlashOffer>> answer) {
    return switch (answer) {
      case Answered<List<FlashOffer>>(var all, var refusals) -> {
        Set<ItemId> asked = new HashSet<>(items);
        yield new Answered<>(
            all.stream().filter(offer -> asked.contains(offer.item().item())).toList(), refusals);
      }
      case Failed<List<FlashOffer>> failed -> failed;
    };
  }
}
