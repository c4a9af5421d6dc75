package dev.tidemark.marketplace.gate;

import dev.tidemark.marketplace.listing.Refusal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session's list says about one item, not yet believed.
 *
 * @param promotion the session that it names, null when it names none
 * @param hiddenPrice a mask such as {@code 1,??9} in place of the price, null when there is none
 * @param amounts its price, highest price and list price
 * @param allocated how many pieces the session has of it, null when unknown
 * @param left how many of them are left, null when unknown
 * @param soldOut whether the shop says so in words
 * @param soldOutAt when that happened, as far as the shop says
 * @param faults what was already found wrong while reading
 */
public record UncheckedFlashOffer(
    @Nullable Long shop,
    @Nullable Long item,
    @Nullable Long promotion,
    String name,
    @Nullable String imageHash,
    @Nullable String hiddenPrice,
    Amounts amounts,
    @Nullable Integer allocated,
    @Nullable Integer left,
    boolean soldOut,
    @Nullable Instant soldOutAt,
    Set<Refusal> faults) {
  public UncheckedFlashOffer {
    faults = Set.copyOf(faults);
  }
}
