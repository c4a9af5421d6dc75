package dev.tidemark.marketplace.flashsale;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session offers of one item. It has passed the gate like any other answer.
 *
 * @param price the flash price; null before the start, where only {@code hiddenPrice} is shown
 * @param hiddenPrice the shop's mask such as {@code 1,??9}, a text and never a price; null once the
 *     price is shown
 * @param listPrice what the shop claims it costs otherwise
 * @param allocated how many pieces the session has of it; null when the shop does not say
 * @param left how many of them are left; may rise again when reservations are released
 * @param soldOut whether nothing of it is left in this session
 * @param soldOutAt when that happened, as far as the shop says
 */
public record FlashOffer(
    ItemKey item,
    @Nullable String name,
    @Nullable URI image,
    @Nullable Price price,
    @Nullable String hiddenPrice,
    @Nullable Price listPrice,
    @Nullable Integer allocated,
    @Nullable Integer left,
    boolean soldOut,
    @Nullable Instant soldOutAt) {}
