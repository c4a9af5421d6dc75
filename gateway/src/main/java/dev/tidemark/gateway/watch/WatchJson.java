package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.item.ItemJson;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.item.MoneyJson;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.WatchedItem;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.Watch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes watches as the API shows them. Immutable. */
public final class WatchJson {
  private final ItemJson items;

  public WatchJson(ItemJson items) {
    this.items = items;
  }

  /** Adds a watch as a field. */
  void write(JsonGenerator json, Watch watch, Item item) {
    json.writeObjectPropertyStart("watch");
    fields(json, watch, item.getKey());
    items.write(json, "item", item);
    json.writeEndObject();
  }

  /** Adds a watch of a list as an element. */
  void write(JsonGenerator json, Watch watch, WatchedItem item) {
    json.writeStartObject();
    fields(json, watch, item.getItem().getKey());
    items.write(json, "item", item);
    json.writeEndObject();
  }

  /** Adds all watches of an account whose items are among these, in the order of the items. */
  public void writeAll(JsonGenerator json, List<Watch> own, List<Item> found) {
    Map<ListingId, Watch> byListing = byListing(own);
    json.writeArrayPropertyStart("watches");
    for (Item item : found) {
      Watch watch = byListing.get(listing(item.getKey()));
      if (watch != null) {
        json.writeStartObject();
        fields(json, watch, item.getKey());
        items.write(json, "item", item);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Without the shop, which may have been corrected since the item was added. */
  static Map<ListingId, Watch> byListing(List<Watch> watches) {
    Map<ListingId, Watch> byListing = new HashMap<>();
    watches.forEach(watch -> byListing.put(listing(watch.getItem()), watch));
    return byListing;
  }

  static ListingId listing(ItemKeyMessage key) {
    return ItemKeys.of(key).listing();
  }

  /** Adds an item as a field. */
  void write(JsonGenerator json, Item item) {
    items.write(json, "item", item);
  }

  /** Under the item's own key: the shop that the link named was provisional. */
  private static void fields(JsonGenerator json, Watch watch, ItemKeyMessage named) {
    ItemKey key = ItemKeys.of(named);
    json.writeStringProperty("itemKey", key.toString());
    Json.time(json, "addedAt", watch.getAddedAtMs());
    Json.text(json, "model", watch.getModelId() == 0 ? null : Long.toString(watch.getModelId()));
    MoneyJson.decimal(
        json, "targetPrice", key.region(), watch.hasTargetPrice(), watch.getTargetPrice());
    json.writeBooleanProperty("targetMuted", watch.getTargetMuted());
    Json.timeOrNull(
        json,
        "targetSnoozedUntil",
        watch.hasTargetSnoozedUntilMs(),
        watch.getTargetSnoozedUntilMs());
    json.writeArrayPropertyStart("tags");
    watch.getTagsList().forEach(json::writeString);
    json.writeEndArray();
  }
}
