package dev.tidemark.item.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.statistics.Percent;
import dev.tidemark.itemsdb.statistics.PriorPrice;
import dev.tidemark.itemsdb.statistics.Statistics;
import dev.tidemark.protocol.Price;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An offer of a session beside what the item cost before.
 *
 * @param priceBefore the price in force when the session began
 * @param prior the lowest price observed in the 30 days before it
 */
record Discount(FlashSaleOffer offer, @Nullable Price priceBefore, @Nullable PriorPrice prior) {

  /** In whole percent against what the shop claims; null when it claims nothing. */
  @Nullable Integer claimed() {
    Price price = offer.flashPrice();
    Price list = offer.listPrice();
    return price == null || list == null || list.compareTo(price) <= 0
        ? null
        : Percent.discount(price, list);
  }

  /** In whole percent against the prior price, negative when it was cheaper; null if not known. */
  @Nullable Integer real() {
    return withoutReal().isEmpty()
        ? Percent.discount(
            Objects.requireNonNull(offer.flashPrice()), Objects.requireNonNull(prior).price())
        : null;
  }

  /** Why there is no real discount, in a stable word; empty when there is one. */
  String withoutReal() {
    if (offer.flashPrice() == null) {
      return "price-hidden";
    }
    if (prior == null) {
      return "not-observed";
    }
    return prior.days() < Statistics.MIN_DAYS ? "observed-too-short" : "";
  }
}
