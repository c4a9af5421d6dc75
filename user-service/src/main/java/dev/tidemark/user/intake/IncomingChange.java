package dev.tidemark.user.intake;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.user.alert.AnnouncedSale;
import dev.tidemark.user.alert.SeriesMove;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed about an item, as a price service tells it.
 *
 * @param number grows with each change of the item
 * @param old whether it was seen too long ago to wake anybody
 * @param announced a flash sale that will have the item; null when none is told of
 */
public record IncomingChange(
    ItemKey item,
    long number,
    String name,
    Instant seenAt,
    boolean old,
    List<SeriesMove> moves,
    @Nullable AnnouncedSale announced) {
  public IncomingChange {
    moves = List.copyOf(moves);
  }

  /** Whether something about the item as a whole has changed, and not only about a variation. */
  boolean movesTheItem() {
    return moves.stream().anyMatch(move -> move.model().isHeadline());
  }
}
