package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the list of a session's items. Stateless; never throws. */
final class FlashListReader {
  private FlashListReader() {}

  static ShopAnswer<List<FlashListing>> read(FlashSessionId asked, JsonNode root) {
    JsonNode data = root.path("data");
    if (!data.isObject()) {
      return data.isNull()
          ? new ShopAnswer.Failed<>(Envelope.withoutItem(Envelope.error(root)))
          : Envelope.notAList(root);
    }
    // Of a session that it does not know the shop speaks without a number.
    JsonNode session = data.path("promotionid");
    if (session.isNull()) {
      return new ShopAnswer.Failed<>(new PriceCheck.Gone());
    }
    Long number = JsonFields.wholeNumber(session);
    if (!session.isMissingNode() && (number == null || number != asked.value())) {
      return new ShopAnswer.Failed<>(new PriceCheck.Refused(Set.of(Refusal.WRONG_SESSION)));
    }
    JsonNode items = data.path("item_brief_list");
    return items.isArray() ? items(items) : Envelope.notAList(root);
  }

  private static ShopAnswer<List<FlashListing>> items(JsonNode items) {
    Map<ItemId, FlashListing> listings = new LinkedHashMap<>();
    List<Refusal> refused = new ArrayList<>();
    for (JsonNode row : items) {
      Long item = JsonFields.numberOrNothing(row, "itemid", "item_id");
      if (item == null || item <= 0 || item > ItemId.MAX) {
        refused.add(Refusal.NOT_A_NUMBER);
      } else {
        ItemId id = new ItemId(item);
        listings.putIfAbsent(id, new FlashListing(id, isTrue(row.path("is_soldout"))));
      }
    }
    return listings.isEmpty() && !refused.isEmpty()
        ? new ShopAnswer.Failed<>(new PriceCheck.Refused(Set.copyOf(refused)))
        : new ShopAnswer.Answered<>(List.copyOf(listings.values()), refused);
  }

  /** Also written as 1. */
  static boolean isTrue(JsonNode value) {
    Long number = JsonFields.wholeNumber(value);
    return value.isBoolean() ? value.booleanValue() : number != null && number == 1;
  }
}
