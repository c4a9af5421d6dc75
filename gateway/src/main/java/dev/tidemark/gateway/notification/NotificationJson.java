package dev.tidemark.gateway.notification;

import dev.tidemark.gateway.alert.AlertKinds;
import dev.tidemark.gateway.channel.ChannelJson;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.item.MoneyJson;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.user.v1.AnnouncedSale;
import dev.tidemark.protocol.user.v1.Delivery;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.Offer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Notifications as the API shows them. */
final class NotificationJson {
  private NotificationJson() {}

  /** Writes the fields of a notification into an object that has begun. */
  static void write(JsonGenerator json, Notification notification) {
    json.writeStringProperty("notificationId", notification.getNotificationId());
    json.writeStringProperty("text", notification.getText());
    Json.time(json, "createdAt", notification.getCreatedAtMs());
    Json.timeOrNull(json, "readAt", notification.hasReadAtMs(), notification.getReadAtMs());
    if (notification.hasItem()) {
      item(json, notification);
    } else {
      for (String absent :
          new String[] {
            "itemKey",
            "itemName",
            "model",
            "modelName",
            "seenAt",
            "currency",
            "before",
            "after",
            "announcedSale"
          }) {
        json.writeNullProperty(absent);
      }
    }
    json.writeArrayPropertyStart("reasons");
    for (NotificationReason reason : notification.getReasonsList()) {
      json.writeStartObject();
      json.writeStringProperty("alertId", reason.getRuleId());
      json.writeStringProperty("kind", AlertKinds.word(reason.getKind()));
      json.writeStringProperty("text", reason.getText());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("deliveries");
    for (Delivery delivery : notification.getDeliveriesList()) {
      json.writeStartObject();
      ChannelJson.write(json, delivery);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void item(JsonGenerator json, Notification notification) {
    Region region = Region.ofNumber(notification.getItem().getRegion());
    json.writeStringProperty("itemKey", ItemKeys.of(notification.getItem()).toString());
    json.writeStringProperty("itemName", notification.getItemName());
    long model = notification.getModelId();
    Json.text(json, "model", model == 0 ? null : Long.toString(model));
    Json.text(json, "modelName", model == 0 ? null : notification.getModelName());
    Json.time(json, "seenAt", notification.getSeenAtMs());
    json.writeStringProperty("currency", region.currency());
    offer(json, "before", region, notification.hasBefore() ? notification.getBefore() : null);
    offer(json, "after", region, notification.hasAfter() ? notification.getAfter() : null);
    if (notification.hasAnnouncedSale()) {
      sale(json, notification.getAnnouncedSale());
    } else {
      json.writeNullProperty("announcedSale");
    }
  }

  private static void sale(JsonGenerator json, AnnouncedSale sale) {
    json.writeObjectPropertyStart("announcedSale");
    Json.time(json, "startsAt", sale.getStartsAtMs());
    Json.time(json, "endsAt", sale.getEndsAtMs());
    json.writeEndObject();
  }

  private static void offer(JsonGenerator json, String name, Region region, @Nullable Offer offer) {
    if (offer == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("price", MoneyJson.decimal(region, offer.getPrice()));
    MoneyJson.decimal(json, "listPrice", region, offer.hasListPrice(), offer.getListPrice());
    json.writeStringProperty("stock", StockState.ofNumber(offer.getStock()).code());
    json.writeBooleanProperty("flashSale", offer.getFlashSale());
    json.writeEndObject();
  }
}
