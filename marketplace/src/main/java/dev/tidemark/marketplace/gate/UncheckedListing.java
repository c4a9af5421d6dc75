package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.protocol.StockState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item as an answer describes it, whatever the dialect, not yet believed.
 *
 * @param status Shopee's word for how the listing stands
 * @param imageHash the name of its first image, null when it has none
 * @param amounts what the answer says about the item as a whole
 * @param stock of the item as a whole, for when its models say nothing
 * @param unavailable whether the shop says that it cannot be bought, whatever the stock
 * @param flashSale whether the price of the item as a whole is that of a flash sale
 * @param otherAmounts every other amount of the answer that somebody could take for a price of the
 *     item; 0 or less stands for none
 * @param faults what was already found wrong while reading
 */
public record UncheckedListing(
    @Nullable Long shop,
    @Nullable Long item,
    String name,
    @Nullable String status,
    @Nullable String imageHash,
    @Nullable String currency,
    Amounts amounts,
    StockState stock,
    boolean unavailable,
    boolean flashSale,
    List<UncheckedModel> models,
    List<Long> otherAmounts,
    Set<Refusal> faults) {

  public UncheckedListing {
    models = List.copyOf(models);
    otherAmounts = List.copyOf(otherAmounts);
    faults = Set.copyOf(faults);
  }
}
