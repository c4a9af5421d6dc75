package dev.tidemark.user.intake;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.user.alert.SeriesMove;
import java.util.List;

/**
 * What has changed about an item, as a price service tells it.
 *
 * @param number grows with each change of the item
 * @param old whether it was seen too long ago to wake anybody
 */
public record IncomingChange(
    ItemKey item, long number, String name, boolean old, List<SeriesMove> moves) {
  public IncomingChange {
    moves = List.copyOf(moves);
  }
}
