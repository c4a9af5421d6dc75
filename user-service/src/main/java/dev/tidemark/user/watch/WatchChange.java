package dev.tidemark.user.watch;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be different about a watch; null leaves a field as it is. */
public record WatchChange(
    @Nullable ModelId model,
    @Nullable Price targetPrice,
    boolean clearTargetPrice,
    @Nullable Boolean targetMuted,
    @Nullable Instant targetSnoozedUntil,
    boolean clearTargetSnoozed,
    @Nullable Tags tags) {
  /** A target that is removed takes its silence along. */
  Watch of(Watch watch) {
    return new Watch(
        watch.item(),
        watch.addedAt(),
        model == null ? watch.model() : model,
        targetPriceOf(watch),
        !clearTargetPrice && (targetMuted == null ? watch.targetMuted() : targetMuted),
        clearTargetPrice ? null : snoozedUntilOf(watch),
        tags == null ? watch.tags() : tags);
  }

  private @Nullable Instant snoozedUntilOf(Watch watch) {
    if (clearTargetSnoozed) {
      return null;
    }
    return targetSnoozedUntil == null ? watch.targetSnoozedUntil() : targetSnoozedUntil;
  }

  private @Nullable Price targetPriceOf(Watch watch) {
    if (clearTargetPrice) {
      return null;
    }
    return targetPrice == null ? watch.targetPrice() : targetPrice;
  }
}
