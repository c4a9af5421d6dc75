package dev.tidemark.gateway.item;

import static dev.tidemark.gateway.item.MoneyJson.decimal;
import static dev.tidemark.gateway.item.MoneyJson.money;

import dev.tidemark.gateway.json.Json;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ItemFlashSession;
import dev.tidemark.protocol.item.v1.Model;
import dev.tidemark.protocol.item.v1.WatchedItem;
import tools.jackson.core.JsonGenerator;

/** Writes items as the API shows them. Immutable. */
public final class ItemJson {
  private final ItemLinks links;

  public ItemJson(ItemLinks links) {
    this.links = links;
  }

  /** Adds an item as a field. */
  public void write(JsonGenerator json, String name, Item item) {
    json.writeObjectPropertyStart(name);
    fields(json, item);
    json.writeEndObject();
  }

  /** Adds an item as an element. */
  public void write(JsonGenerator json, Item item) {
    json.writeStartObject();
    fields(json, item);
    json.writeEndObject();
  }

  /** Adds an item of a watchlist, with its sparkline, as a field. */
  public void write(JsonGenerator json, String name, WatchedItem watched) {
    Region region = Region.ofNumber(watched.getItem().getKey().getRegion());
    json.writeObjectPropertyStart(name);
    fields(json, watched.getItem());
    money(json, "price30dAgo", region, watched.hasPrice30DAgo(), watched.getPrice30DAgo());
    json.writeArrayPropertyStart("recent");
    for (var point : watched.getRecentList()) {
      json.writeStartObject();
      Json.time(json, "at", point.getAtMs());
      json.writeStringProperty("price", decimal(region, point.getPrice()));
      json.writeEndObject();
    }
    json.writeEndArray();
    if (watched.hasVerdict()) {
      StatisticsJson.write(json, region, watched.getVerdict());
    }
    json.writeEndObject();
  }

  /**
   * Adds a variation as an element; its amounts are in the currency that stands beside the list.
   */
  static void write(JsonGenerator json, Region region, Model model) {
    json.writeStartObject();
    json.writeStringProperty("model", Long.toString(model.getModelId()));
    json.writeStringProperty("name", model.getName());
    decimal(json, "price", region, model.hasPrice(), model.getPrice());
    decimal(json, "listPrice", region, model.hasListPrice(), model.getListPrice());
    json.writeStringProperty("stock", StockState.ofNumber(model.getStock()).code());
    json.writeBooleanProperty("flashSale", model.getFlashSale());
    json.writeBooleanProperty("listed", model.getListed());
    json.writeEndObject();
  }

  private void fields(JsonGenerator json, Item item) {
    ItemKey key = ItemKeys.of(item.getKey());
    Region region = key.region();
    json.writeStringProperty("itemKey", key.toString());
    json.writeStringProperty("region", region.code());
    json.writeStringProperty("shopId", key.shop().toString());
    json.writeStringProperty("itemId", key.item().toString());
    Json.text(json, "name", item.hasName() ? item.getName() : null);
    json.writeStringProperty("url", links.page(key).toString());
    Json.text(json, "imageUrl", item.hasImageUrl() ? item.getImageUrl() : null);
    json.writeStringProperty("currency", region.currency());
    money(json, "price", region, item.hasPrice(), item.getPrice());
    money(json, "priceMax", region, item.hasPriceMax(), item.getPriceMax());
    money(json, "listPrice", region, item.hasListPrice(), item.getListPrice());
    inStock(json, StockState.ofNumber(item.getStock()));
    json.writeBooleanProperty("flashSale", item.getFlashSale());
    source(json, item);
    json.writeStringProperty("state", ItemState.ofNumber(item.getState()).code());
    Json.text(json, "stateDetail", item.hasStateDetail() ? item.getStateDetail() : null);
    Json.time(json, "trackedSince", item.getTrackedSinceMs());
    lastSeenAt(json, item);
    Json.timeOrNull(json, "priceSince", item.hasPriceSinceMs(), item.getPriceSinceMs());
    Json.timeOrNull(json, "nextCheckAt", item.hasNextCheckAtMs(), item.getNextCheckAtMs());
    // An item service of the version before tells no origin; it knew only watches.
    int origin = item.getOrigin();
    json.writeStringProperty(
        "origin", (origin == 0 ? Origin.WATCH : Origin.ofNumber(origin)).code());
    flashSaleSession(json, item);
  }

  private static void flashSaleSession(JsonGenerator json, Item item) {
    if (!item.hasFlashSession()) {
      json.writeNullProperty("flashSaleSession");
      return;
    }
    ItemFlashSession session = item.getFlashSession();
    json.writeObjectPropertyStart("flashSaleSession");
    json.writeStringProperty("sessionId", Long.toString(session.getSessionId()));
    Json.time(json, "startAt", session.getStartAtMs());
    Json.time(json, "endAt", session.getEndAtMs());
    Json.text(json, "hiddenPrice", session.hasHiddenPrice() ? session.getHiddenPrice() : null);
    json.writeEndObject();
  }

  static void source(JsonGenerator json, Item item) {
    Json.text(json, "source", item.hasSource() ? Source.ofNumber(item.getSource()).code() : null);
  }

  static void lastSeenAt(JsonGenerator json, Item item) {
    Json.timeOrNull(json, "lastSeenAt", item.hasLastSeenAtMs(), item.getLastSeenAtMs());
  }

  private static void inStock(JsonGenerator json, StockState stock) {
    switch (stock) {
      case IN -> json.writeBooleanProperty("inStock", true);
      case OUT -> json.writeBooleanProperty("inStock", false);
      case UNKNOWN -> json.writeNullProperty("inStock");
    }
  }
}
