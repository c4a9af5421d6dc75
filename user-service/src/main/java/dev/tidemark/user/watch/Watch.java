package dev.tidemark.user.watch;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account follows an item; the key's shop is the one that was submitted.
 *
 * @param targetMuted whether nobody is told when the price reaches the target
 * @param targetSnoozedUntil nor until then; null: not snoozed
 */
public record Watch(
    ItemKey item,
    Instant addedAt,
    ModelId model,
    @Nullable Price targetPrice,
    boolean targetMuted,
    @Nullable Instant targetSnoozedUntil,
    Tags tags) {
  /** So many items an account may follow. */
  static final int MOST_PER_ACCOUNT = 2_000;
}
