package dev.tidemark.itemsdb.statistics;

import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.time.Instant;

/**
 * A time during which nothing about the price was seen to change.
 *
 * @param runStart when this price began; earlier than {@code start} when only stock, list price or
 *     flash flag changed in between
 * @param end when something else was seen, or where we stopped looking
 * @param lastLook the last look that still saw it
 * @param buyable false while sold out: nobody could pay this price then
 */
record Stretch(
    Instant runStart, Instant start, Instant end, Instant lastLook, Price price, boolean buyable) {

  /** How long it held within [from, to). */
  Duration within(Instant from, Instant to) {
    Instant later = start.isAfter(from) ? start : from;
    Instant earlier = end.isBefore(to) ? end : to;
    return later.isBefore(earlier) ? Duration.between(later, earlier) : Duration.ZERO;
  }

  /** Whether this price was there at some moment of [from, to), however short. */
  boolean touches(Instant from, Instant to) {
    return start.isBefore(to) && (end.isAfter(from) || !start.isBefore(from));
  }
}
