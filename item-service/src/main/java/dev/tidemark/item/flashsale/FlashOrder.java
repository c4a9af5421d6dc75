package dev.tidemark.item.flashsale;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.item.watchlist.Rank;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.item.v1.FlashSort;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The orders in which a session's items can be shown. Items without the value come last. */
enum FlashOrder {
  /** The deepest real discount first; those without one follow by what the shop claims. */
  REAL_DISCOUNT,
  /** The deepest discount by the shop's own words first. */
  CLAIMED_DISCOUNT,
  /** Cheapest first. */
  PRICE,
  /** The fewest left first; what is sold out, or not counted, comes last. */
  LEFT;

  static FlashOrder of(FlashSort sort) {
    return switch (sort) {
      case FLASH_SORT_REAL_DISCOUNT -> REAL_DISCOUNT;
      case FLASH_SORT_CLAIMED_DISCOUNT -> CLAIMED_DISCOUNT;
      case FLASH_SORT_PRICE -> PRICE;
      case FLASH_SORT_LEFT -> LEFT;
      case UNRECOGNIZED ->
          throw RequestValues.invalid(
              "sort", "sort is realDiscount, claimedDiscount, price or left");
    };
  }

  Rank rank(Discount discount) {
    int claimed = Objects.requireNonNullElse(discount.claimed(), 0);
    return switch (this) {
      case REAL_DISCOUNT -> falling(discount, discount.real(), claimed);
      case CLAIMED_DISCOUNT -> falling(discount, discount.claimed(), 0);
      case PRICE -> {
        Price price = discount.offer().flashPrice();
        yield rising(discount, price == null ? null : price.units());
      }
      case LEFT -> {
        Integer left = discount.offer().soldOut() ? null : discount.offer().left();
        yield rising(discount, left == null ? null : left.longValue());
      }
    };
  }

  private static Rank falling(Discount discount, @Nullable Integer value, int otherwise) {
    return new Rank(
        value == null, "", -(long) (value == null ? otherwise : value), discount.offer().listing());
  }

  private static Rank rising(Discount discount, @Nullable Long value) {
    return value == null
        ? Rank.withoutValue(discount.offer().listing())
        : Rank.of(value, discount.offer().listing());
  }
}
