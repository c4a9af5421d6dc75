package dev.tidemark.price.writing;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a flash sale's list showed of an item that can be bought, with who showed it and when. It
 * has passed the gate.
 */
public record ListedPrice(
    ItemKey item,
    @Nullable String name,
    @Nullable URI image,
    Price price,
    @Nullable Price listPrice,
    Source source,
    Instant seenAt) {}
