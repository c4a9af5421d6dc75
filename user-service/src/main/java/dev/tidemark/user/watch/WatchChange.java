package dev.tidemark.user.watch;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import org.jspecify.annotations.Nullable;

/** What is to be different about a watch; null leaves a field as it is. */
public record WatchChange(
    @Nullable ModelId model,
    @Nullable Price targetPrice,
    boolean clearTargetPrice,
    @Nullable Tags tags) {
  Watch of(Watch watch) {
    return new Watch(
        watch.item(),
        watch.addedAt(),
        model == null ? watch.model() : model,
        targetPriceOf(watch),
        tags == null ? watch.tags() : tags);
  }

  private @Nullable Price targetPriceOf(Watch watch) {
    if (clearTargetPrice) {
      return null;
    }
    return targetPrice == null ? watch.targetPrice() : targetPrice;
  }
}
