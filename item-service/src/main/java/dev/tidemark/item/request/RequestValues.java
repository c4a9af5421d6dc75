package dev.tidemark.item.request;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import java.util.function.Supplier;

/** Turns the numbers of requests into our words, and says which one is wrong. */
public final class RequestValues {
  private RequestValues() {}

  public static ItemKey itemKey(ItemKeyMessage message) {
    return valid(
        "itemKey",
        () ->
            new ItemKey(
                Region.ofNumber(message.getRegion()),
                new ShopId(message.getShopId()),
                new ItemId(message.getItemId())));
  }

  /** A number within bounds, both included. */
  public static int between(String field, int lowest, int highest, int number) {
    if (number < lowest || number > highest) {
      throw invalid(
          field, "%s is a number from %d to %d, not %d".formatted(field, lowest, highest, number));
    }
    return number;
  }

  /** A value whose own rules decide: what they say is the detail. */
  public static <T> T valid(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      throw invalid(field, String.valueOf(refused.getMessage()));
    }
  }

  public static TidemarkException invalid(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}
