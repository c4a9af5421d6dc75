package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session offers of one item, as it was last seen.
 *
 * @param flashPrice null before the start, and when no offer was ever seen
 * @param hiddenPrice the shop's mask such as {@code 1,??9}; a text, never a price
 * @param listPrice what the shop claims it costs otherwise
 * @param allocated how many pieces the session has of it, if the shop says
 * @param left how many of them are left, if the shop says
 */
public record FlashSaleOffer(
    FlashSessionId session,
    ListingId listing,
    @Nullable Price flashPrice,
    @Nullable String hiddenPrice,
    @Nullable Price listPrice,
    @Nullable Integer allocated,
    @Nullable Integer left,
    boolean soldOut,
    @Nullable Instant soldOutAt) {}
