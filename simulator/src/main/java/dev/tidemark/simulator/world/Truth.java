package dev.tidemark.simulator.world;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is true of an item at one moment: what every honest answer about it must say.
 *
 * @param price the headline: the lowest over the variations that can be bought; while all are sold
 *     out, the lowest of all, which the shop still shows
 * @param listPrice the one crossed out beside it, null when there is none
 * @param flashSale whether {@code price} is that of a flash sale
 * @param models in the order of {@link DemoItem#models()}
 * @param flash its part in the session that runs now, even when sold out there
 * @param upcoming its part in the next announced session it will be in
 */
public record Truth(
    DemoItem item,
    Instant at,
    Price price,
    @Nullable Price listPrice,
    boolean flashSale,
    List<ModelTruth> models,
    @Nullable FlashTruth flash,
    @Nullable FlashTruth upcoming) {
  public Truth {
    models = List.copyOf(models);
  }

  public boolean inStock() {
    return models.stream().anyMatch(ModelTruth::inStock);
  }

  public StockState stock() {
    return inStock() ? StockState.IN : StockState.OUT;
  }
}
