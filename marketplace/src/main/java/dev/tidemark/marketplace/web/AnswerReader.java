package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.gate.AnswerGate;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.JsonText;
import dev.tidemark.protocol.ItemKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Tells what an answer is by its shape, whatever path it came from, and passes a described item
 * through the gate. Stateless; never throws, whatever the bytes.
 */
final class AnswerReader {
  /** A captcha or a login is demanded. */
  private static final Long BLOCKED = 90_309_999L;

  private static final long DEPRECATED = 10_005;

  /** Inside pages: the item or the shop does not exist. */
  private static final long NO_SUCH_ITEM = 266_900_002;

  /** Seen with empty data for deleted items. */
  private static final long NOT_VISIBLE = 4;

  /** Fields that only refusals have; some of them number their fields instead of naming them. */
  private static final String[] REFUSAL_MARKS = {"action_type", "tracking_id", "is_customized"};

  private AnswerReader() {}

  /** What the answer to a question about this item says. */
  static PriceCheck read(ItemKey asked, byte[] body) {
    JsonNode root = JsonText.parse(body);
    if (root == null) {
      return new PriceCheck.Unreachable(UnreachableReason.NOT_JSON, null);
    }
    if (isBlock(root)) {
      return new PriceCheck.Blocked(BlockReason.CAPTCHA, Duration.ZERO);
    }
    Long error = JsonFields.numberOrNothing(root, "error");
    if (error != null && error == DEPRECATED) {
      return new PriceCheck.Retired();
    }
    JsonNode described = described(asked, root);
    if (described != null) {
      return describedItem(asked, described);
    }
    if ((error != null && error != 0) || isEmpty(root)) {
      return withoutItem(error);
    }
    return new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM));
  }

  /** Whether this is the shape in which Shopee refuses whoever it takes for a robot. */
  static boolean isBlock(byte[] body) {
    JsonNode root = JsonText.parse(body);
    return root != null && isBlock(root);
  }

  private static boolean isBlock(JsonNode root) {
    for (JsonNode value : root) {
      if (Objects.equals(JsonFields.wholeNumber(value), BLOCKED)) {
        return true;
      }
    }
    return root.get("data") == null
        && root.get("item") == null
        && JsonFields.first(root, REFUSAL_MARKS) != null;
  }

  /**
   * The object that holds the item, or the item itself: {@code data.item} of get_pc, {@code data}
   * of v4, {@code item} of v2, the bare page data of an aggregator, or the page's cached map.
   */
  private static @Nullable JsonNode described(ItemKey asked, JsonNode root) {
    JsonNode cached = root.path("cachedMap");
    if (cached.isObject()) {
      return cached.get(asked.shop() + "/" + asked.item());
    }
    JsonNode data = root.path("data");
    if (data.path("item").isObject() || isItem(data)) {
      return data;
    }
    return root.path("item").isObject() ? root : null;
  }

  private static PriceCheck describedItem(ItemKey asked, JsonNode described) {
    boolean around = described.path("item").isObject();
    JsonNode item = around ? described.path("item") : described;
    if (!isItem(item)) {
      return new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM));
    }
    JsonNode page = around ? described : MissingNode.getInstance();
    return AnswerGate.check(asked, ItemReader.read(item, page));
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

  private static PriceCheck withoutItem(@Nullable Long error) {
    boolean known = error == null || error == 0 || error == NOT_VISIBLE || error == NO_SUCH_ITEM;
    return known
        ? new PriceCheck.Gone()
        : new PriceCheck.Unreachable(UnreachableReason.UNKNOWN_ERROR, null);
  }
}
