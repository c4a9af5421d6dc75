package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.JsonText;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What all answers have in common, whatever was asked: the ways in which Shopee says no. */
final class Envelope {
  /** A captcha or a login is demanded. */
  private static final Long BLOCKED = 90_309_999L;

  private static final long DEPRECATED = 10_005;

  /** The item or the shop does not exist. */
  private static final long NO_SUCH_ITEM = 266_900_002;

  /** Seen with empty data for deleted items. */
  private static final long NOT_VISIBLE = 4;

  /** Fields that only refusals have. */
  private static final String[] REFUSAL_MARKS = {
    "action_type", "tracking_id", "is_customized", "report_extra_info", "redirect_to_error_page"
  };

  /** Some refusals number their fields instead of naming them. */
  private static final Pattern NUMBERED = Pattern.compile("[0-9]{1,2}");

  private Envelope() {}

  /** Why this document cannot hold an answer; null when it may. */
  static @Nullable PriceCheck refusal(JsonNode root) {
    if (isBlock(root)) {
      return blocked();
    }
    Long error = error(root);
    return error != null && error == DEPRECATED ? new PriceCheck.Retired() : null;
  }

  /** Whether this is the shape in which Shopee refuses whoever it takes for a robot. */
  static boolean isBlock(byte[] body) {
    JsonNode root = JsonText.parse(body);
    return root != null && isBlock(root);
  }

  /** What a body means that holds no JSON: perhaps a page that leads to a captcha. */
  static PriceCheck unreadable(byte[] body) {
    return PageData.leadsToVerification(body)
        ? blocked()
        : new PriceCheck.Unreachable(UnreachableReason.NOT_JSON, null);
  }

  private static PriceCheck blocked() {
    return new PriceCheck.Blocked(BlockReason.CAPTCHA, Duration.ZERO);
  }

  /** The number of the error; null and 0 are none. */
  static @Nullable Long error(JsonNode root) {
    return JsonFields.numberOrNothing(root, "error");
  }

  /** Reads a document that is no refusal. */
  static <T> ShopAnswer<T> open(
      ShopAnswer<byte[]> reply, Function<JsonNode, ShopAnswer<T>> reader) {
    return switch (reply) {
      case ShopAnswer.Answered<byte[]>(byte[] body, _) -> {
        JsonNode root = JsonText.parse(body);
        if (root == null) {
          yield new ShopAnswer.Failed<>(unreadable(body));
        }
        PriceCheck refusal = refusal(root);
        yield refusal == null ? reader.apply(root) : new ShopAnswer.Failed<>(refusal);
      }
      case ShopAnswer.Failed<byte[]>(PriceCheck reason) -> new ShopAnswer.Failed<>(reason);
    };
  }

  /** An error that nobody has explained, or a document about something else. */
  static <T> ShopAnswer<T> notAList(JsonNode root) {
    return new ShopAnswer.Failed<>(
        saysNothing(error(root))
            ? new PriceCheck.Refused(Set.of(Refusal.NOT_A_LIST))
            : new PriceCheck.Unreachable(UnreachableReason.UNKNOWN_ERROR, null));
  }

  /** What an answer without an item means. */
  static PriceCheck withoutItem(@Nullable Long error) {
    boolean known = error == null || error == 0 || error == NOT_VISIBLE || error == NO_SUCH_ITEM;
    return known
        ? new PriceCheck.Gone()
        : new PriceCheck.Unreachable(UnreachableReason.UNKNOWN_ERROR, null);
  }

  static boolean saysNothing(@Nullable Long error) {
    return error == null || error == 0;
  }

  private static boolean isBlock(JsonNode root) {
    for (JsonNode value : root) {
      if (Objects.equals(JsonFields.wholeNumber(value), BLOCKED)) {
        return true;
      }
    }
    return root.isObject()
        && root.get("data") == null
        && root.get("item") == null
        && (JsonFields.first(root, REFUSAL_MARKS) != null || isNumbered(root));
  }

  private static boolean isNumbered(JsonNode root) {
    return !root.isEmpty()
        && root.propertyNames().stream().allMatch(name -> NUMBERED.matcher(name).matches());
  }
}
