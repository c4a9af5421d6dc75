package dev.tidemark.gateway.flashsale;

import static dev.tidemark.gateway.item.MoneyJson.decimal;

import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.FlashOffer;
import dev.tidemark.protocol.item.v1.FlashSession;
import dev.tidemark.protocol.item.v1.FlashState;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes flash sales as the API shows them. */
final class FlashSaleJson {
  private FlashSaleJson() {}

  /** Adds the fields of a session to the object that is being written. */
  static void fields(JsonGenerator json, FlashSession session) {
    Region region = Region.ofNumber(session.getRegion());
    json.writeStringProperty("sessionId", Long.toString(session.getSessionId()));
    json.writeStringProperty("region", region.code());
    json.writeStringProperty("name", session.getName());
    Json.time(json, "startAt", session.getStartAtMs());
    Json.time(json, "endAt", session.getEndAtMs());
    json.writeStringProperty("state", word(session.getState()));
    json.writeNumberProperty("items", session.getItems());
    json.writeNumberProperty("soldOut", session.getSoldOut());
  }

  /** Adds the fields of an offer, its amounts in the currency that stands beside the list. */
  static void fields(JsonGenerator json, Region region, FlashOffer offer) {
    decimal(json, "flashPrice", region, offer.hasFlashPrice(), offer.getFlashPrice());
    Json.text(json, "hiddenPrice", offer.hasHiddenPrice() ? offer.getHiddenPrice() : null);
    decimal(json, "listPrice", region, offer.hasListPrice(), offer.getListPrice());
    Json.numberOrNull(
        json, "claimedDiscount", offer.hasClaimedDiscount(), offer.getClaimedDiscount());
    Json.numberOrNull(json, "realDiscount", offer.hasRealDiscount(), offer.getRealDiscount());
    String reason = offer.getNoRealDiscount();
    Json.text(json, "noRealDiscount", reason.isEmpty() ? null : reason);
    decimal(json, "priceBefore", region, offer.hasPriceBefore(), offer.getPriceBefore());
    decimal(json, "priorPrice", region, offer.hasPriorPrice(), offer.getPriorPrice());
    json.writeNumberProperty("priorPriceDays", offer.getPriorPriceDays());
    Json.numberOrNull(json, "allocated", offer.hasAllocated(), offer.getAllocated());
    Json.numberOrNull(json, "left", offer.hasLeft(), offer.getLeft());
    json.writeBooleanProperty("soldOut", offer.getSoldOut());
    Json.timeOrNull(json, "soldOutAt", offer.hasSoldOutAtMs(), offer.getSoldOutAtMs());
  }

  private static String word(FlashState state) {
    return switch (state) {
      case ANNOUNCED, RUNNING, ENDED -> state.name().toLowerCase(Locale.ROOT);
      case FLASH_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("no state of a flash sale: " + state);
    };
  }
}
