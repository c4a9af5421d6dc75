package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import java.util.List;

/**
 * What is true of an item's part in a flash-sale session at one moment.
 *
 * @param price the lowest flash price of its variations; hidden from shoppers before the start
 * @param listPrice the price crossed out beside it
 * @param hiddenPrice what is shown in place of the price before the start, such as {@code 1?.90}
 * @param percent the claimed discount
 * @param allocated pieces at the start
 * @param left pieces now: {@code allocated} before the start, 0 after the end
 * @param soldOutAt when the last piece goes, at the latest the session's end
 * @param models those that take part
 */
public record FlashTruth(
    FlashSession session,
    Price price,
    Price listPrice,
    String hiddenPrice,
    int percent,
    int allocated,
    int left,
    Instant soldOutAt,
    List<ModelId> models) {
  public FlashTruth {
    models = List.copyOf(models);
  }

  /** Whether the last piece goes before the session ends. */
  public boolean sellsOut() {
    return soldOutAt.isBefore(session.end());
  }
}
