package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.gate.AnswerGate;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.JsonText;
import dev.tidemark.protocol.ItemKey;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Tells what an answer is by its shape, whatever path it came from, and passes a described item
 * through the gate. Stateless; never throws, whatever the bytes.
 */
final class AnswerReader {
  private AnswerReader() {}

  /**
   * What the answer to a question about this item says.
   *
   * @param images the folder of the shop's pictures
   */
  static PriceCheck read(ItemKey asked, byte[] body, URI images) {
    JsonNode answer = JsonText.parse(body);
    JsonNode root = answer == null ? PageData.in(body) : answer;
    return root == null ? Envelope.unreadable(body) : read(asked, root, images);
  }

  private static PriceCheck read(ItemKey asked, JsonNode root, URI images) {
    PriceCheck refusal = Envelope.refusal(root);
    if (refusal != null) {
      return refusal;
    }
    JsonNode described = described(asked, root);
    if (described != null) {
      return describedItem(asked, described, images);
    }
    Long error = Envelope.error(root);
    if (!Envelope.saysNothing(error) || isEmpty(root)) {
      return Envelope.withoutItem(error);
    }
    return new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM));
  }

  /**
   * The object that holds the item, or the item itself: {@code data.item} of get_pc, {@code data}
   * of v4, {@code item} of v2, the bare page data of an aggregator, or what a page has cached, the
   * older ones by the item's number alone.
   */
  private static @Nullable JsonNode described(ItemKey asked, JsonNode root) {
    JsonNode cached = root.path("cachedMap");
    if (cached.isObject()) {
      return cached.get(asked.shop() + "/" + asked.item());
    }
    JsonNode older = root.path("items");
    if (older.isObject()) {
      return older.get(asked.item().toString());
    }
    JsonNode data = root.path("data");
    if (data.path("item").isObject() || isItem(data)) {
      return data;
    }
    return root.path("item").isObject() ? root : null;
  }

  private static PriceCheck describedItem(ItemKey asked, JsonNode described, URI images) {
    boolean around = described.path("item").isObject();
    JsonNode item = around ? described.path("item") : described;
    if (!isItem(item)) {
      return new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM));
    }
    JsonNode page = around ? described : MissingNode.getInstance();
    return AnswerGate.check(asked, ItemReader.read(item, page), images);
  }

  private static boolean isItem(JsonNode node) {
    return node.isObject()
        && JsonFields.first(node, "itemid", "item_id") != null
        && JsonFields.first(node, "shopid", "shop_id") != null;
  }

  /** Whether the answer has the place for an item, and nothing in it. */
  private static boolean isEmpty(JsonNode root) {
    boolean hasPlace = root.has("data") || root.has("item");
    boolean filled = JsonFields.first(root, "data", "item") != null;
    JsonNode item = root.path("data").path("item");
    return hasPlace && (!filled || item.isNull());
  }
}
