package dev.tidemark.gateway.event;

import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.item.MoneyJson;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.price.v1.CheckFinished;
import dev.tidemark.protocol.price.v1.FlashSaleChanged;
import dev.tidemark.protocol.price.v1.PriceEvent;
import tools.jackson.core.JsonGenerator;

/** Writes what a price service tells as the events of the API. */
final class EventJson {
  private EventJson() {}

  /** How a price check goes: it has begun, or it has ended. */
  static byte[] progress(PriceEvent event) {
    return EventStream.event("progress", Json.object(json -> progress(json, event)));
  }

  private static void progress(JsonGenerator json, PriceEvent event) {
    Region region = head(json, event).region();
    if (event.hasCheckStarted()) {
      json.writeStringProperty("step", "looking-it-up");
      int source = event.getCheckStarted().getSource();
      Json.text(json, "source", source == 0 ? null : Source.ofNumber(source).code());
      return;
    }
    CheckFinished check = event.getCheckFinished();
    json.writeStringProperty("step", "result");
    source(json, check);
    json.writeStringProperty("state", ItemState.ofNumber(check.getState()).code());
    MoneyJson.money(json, "price", region, check.hasPrice(), check.getPrice());
    json.writeBooleanProperty("changed", check.getChanged());
    json.writeBooleanProperty("first", check.getFirst());
    Json.text(json, "reason", check.getReason().isEmpty() ? null : check.getReason());
  }

  /** A price, list price, stock state or flash sale that differs from what was known. */
  static byte[] price(PriceEvent event) {
    return EventStream.event("price", Json.object(json -> price(json, event)));
  }

  private static void price(JsonGenerator json, PriceEvent event) {
    Region region = head(json, event).region();
    CheckFinished check = event.getCheckFinished();
    MoneyJson.money(json, "price", region, check.hasPrice(), check.getPrice());
    MoneyJson.money(json, "listPrice", region, check.hasListPrice(), check.getListPrice());
    json.writeStringProperty("stock", StockState.ofNumber(check.getStock()).code());
    json.writeBooleanProperty("flashSale", check.getFlashSale());
    source(json, check);
  }

  /** A flash sale that has been announced, has begun or has ended. */
  static byte[] flashSale(PriceEvent event) {
    FlashSaleChanged sale = event.getFlashSale();
    return EventStream.event(
        "flash-sale",
        Json.object(json -> {
          json.writeStringProperty("region", Region.ofNumber(sale.getRegion()).code());
          json.writeStringProperty("sessionId", Long.toString(sale.getSessionId()));
          json.writeStringProperty("state", sale.getState());
          Json.time(json, "at", event.getAtMs());
        }));
  }

  private static ItemKey head(JsonGenerator json, PriceEvent event) {
    ItemKey key = ItemKeys.of(event.getItem());
    json.writeStringProperty("itemKey", key.toString());
    Json.time(json, "at", event.getAtMs());
    return key;
  }

  private static void source(JsonGenerator json, CheckFinished check) {
    Json.text(json, "source", check.hasSource() ? Source.ofNumber(check.getSource()).code() : null);
  }
}
