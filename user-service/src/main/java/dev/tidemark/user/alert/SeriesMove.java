package dev.tidemark.user.alert;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has changed about the headline of an item, or about one of its variations.
 *
 * @param before null when nothing was known
 * @param aboveSince when the price went down: since when it had been above the new one
 * @param lowestEver whether that is as long as it has been observed
 * @param priorPrice the lowest price of the 30 days before; null when the price went up
 * @param good why the verdict calls the price good; null when it does not
 * @param wasGood whether it called the price before so, at the last look that saw it
 */
public record SeriesMove(
    ModelId model,
    String modelName,
    @Nullable Offer before,
    Offer after,
    Instant seenAt,
    @Nullable Instant aboveSince,
    boolean lowestEver,
    @Nullable Price priorPrice,
    @Nullable GoodPrice good,
    boolean wasGood) {}
