package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.wire.JsonFields;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The flash sales that run on an item right now, and which prices belong to them.
 *
 * <p>Until 2021 they stand at the item itself, with their price; since 2025 only a banner of the
 * page names one.
 *
 * @param promotions their numbers
 * @param price the flash price of the item as a whole, null when the answer does not say
 */
record FlashMarks(Set<Long> promotions, @Nullable Long price) {

  static FlashMarks of(JsonNode item, JsonNode page) {
    Set<Long> promotions = new HashSet<>();
    for (JsonNode sale :
        new JsonNode[] {
          item.path("flash_sale"),
          page.path("flash_sale"),
          page.path("ongoing_banner").path("flash_sale")
        }) {
      Long promotion = JsonFields.numberOrNothing(sale, "promotionid", "promotion_id");
      if (promotion != null && promotion != 0 && !isYetToCome(sale)) {
        promotions.add(promotion);
      }
    }
    return new FlashMarks(promotions, JsonFields.numberOrNothing(item.path("flash_sale"), "price"));
  }

  /** Before its start a sale shows a mask such as {@code ?2.000} in place of its price. */
  private static boolean isYetToCome(JsonNode sale) {
    return JsonFields.first(sale, "price") == null
        && JsonFields.text(sale, "hidden_price_display") != null;
  }

  /** Whether the price of the item as a whole is that of a sale. */
  boolean includesItem(@Nullable Long itemPrice) {
    return !promotions.isEmpty() && (price == null || price.equals(itemPrice));
  }

  /** Whether the price of a model is that of a sale. */
  boolean includesModel(JsonNode model, @Nullable Long modelPrice) {
    if (promotions.isEmpty()) {
      return false;
    }
    Long current =
        JsonFields.numberOrNothing(model, "promotionid", "promotion_id", "price_rule_id");
    if (current == null) {
      return price != null && price.equals(modelPrice);
    }
    return promotions.contains(current) || isStepOfLadder(model, modelPrice);
  }

  /** The ladder lists every price of a model with its promotion; the present one is among them. */
  private boolean isStepOfLadder(JsonNode model, @Nullable Long modelPrice) {
    for (JsonNode step : model.path("price_stocks")) {
      Long promotion = JsonFields.numberOrNothing(step, "promotion_id");
      Long stepPrice = JsonFields.numberOrNothing(step, "price");
      if (promotion != null
          && promotions.contains(promotion)
          && stepPrice != null
          && stepPrice.equals(modelPrice)) {
        return true;
      }
    }
    return false;
  }
}
