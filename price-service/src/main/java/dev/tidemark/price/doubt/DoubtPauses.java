package dev.tidemark.price.doubt;

import java.time.Duration;
import java.util.Set;

/**
 * How long after a doubted look a second one counts.
 *
 * @param jump long enough for a shop's slip, or a cache between us, to have passed
 * @param suspectSource an invented price is another one at each look, so the next look tells
 */
public record DoubtPauses(Duration jump, Duration suspectSource) {
  Duration after(Set<Doubt> doubts) {
    return doubts.contains(Doubt.JUMP) ? jump : suspectSource;
  }
}
