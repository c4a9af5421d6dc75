package dev.tidemark.user.sending;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.user.v1.AnnouncedSale;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.protocol.user.v1.NotificationReason;
import dev.tidemark.protocol.user.v1.Offer;
import dev.tidemark.user.notification.StoredNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Messages as a webhook receives them, in the words and shapes of the API. Thread-safe. */
public final class MessageJson {
  private static final JsonMapper JSON = new JsonMapper();

  private final ItemLinkWriter links;

  public MessageJson(ItemLinkWriter links) {
    this.links = links;
  }

  byte[] of(Outgoing message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", message.id());
    json.put("type", message.notifications().isEmpty() ? "test" : "notifications");
    json.put("title", message.title());
    json.put("text", message.text());
    json.put("notifications", message.notifications().stream().map(this::notification).toList());
    return JSON.writeValueAsBytes(json);
  }

  private Map<String, Object> notification(StoredNotification stored) {
    Notification content = stored.content();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("notificationId", stored.id().toString());
    json.put("createdAt", stored.createdAt().toString());
    json.put("text", content.getText());
    if (content.hasItem()) {
      ItemKey item = ItemLinkWriter.key(content.getItem());
      Region region = item.region();
      json.put("itemKey", item.toString());
      json.put("itemName", content.getItemName());
      json.put("url", links.of(item));
      json.put("model", content.getModelId() == 0 ? null : Long.toString(content.getModelId()));
      json.put("seenAt", Instant.ofEpochMilli(content.getSeenAtMs()).toString());
      json.put("currency", region.currency());
      json.put("before", content.hasBefore() ? offer(content.getBefore(), region) : null);
      json.put("after", content.hasAfter() ? offer(content.getAfter(), region) : null);
      json.put(
          "announcedSale", content.hasAnnouncedSale() ? sale(content.getAnnouncedSale()) : null);
      List<Map<String, Object>> reasons = new ArrayList<>();
      for (NotificationReason reason : content.getReasonsList()) {
        reasons.add(
            Map.of(
                "alertId", reason.getRuleId(),
                "kind", reason.getKind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "text", reason.getText()));
      }
      json.put("reasons", reasons);
    }
    return json;
  }

  private static Map<String, Object> sale(AnnouncedSale sale) {
    return Map.of(
        "startsAt", Instant.ofEpochMilli(sale.getStartsAtMs()).toString(),
        "endsAt", Instant.ofEpochMilli(sale.getEndsAtMs()).toString());
  }

  private static Map<String, Object> offer(Offer offer, Region region) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("price", new Price(offer.getPrice()).toDecimal(region.decimals()));
    json.put("stock", StockState.ofNumber(offer.getStock()).code());
    json.put("flashSale", offer.getFlashSale());
    return json;
  }
}
