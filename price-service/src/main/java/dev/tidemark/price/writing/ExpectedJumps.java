package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.price.doubt.Move;
import dev.tidemark.price.schedule.Boundaries;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Jumps that a flash sale explains: within two minutes of its start or end, to a price that the
 * series held in the last 30 days.
 */
record ExpectedJumps(
    Handle handle, ListingId listing, Source source, Instant seenAt, Boundaries boundaries)
    implements Predicate<Move> {
  private static final Duration MEMORY = Duration.ofDays(30);

  @Override
  public boolean test(Move move) {
    Price price = move.is().price();
    return price != null
        && boundaries.near(seenAt)
        && new PriceChangeStore(handle)
            .heldSince(new Series(listing, move.model(), source), price, seenAt.minus(MEMORY));
  }
}
