package dev.tidemark.price.doubt;

import java.time.Duration;

/**
 * How long after a doubted look a second one counts.
 *
 * @param jump long enough for a shop's slip, or a cache between us, to have passed
 * @param suspectSource an invented price is another one at each look, so the next look tells
 */
public record DoubtPauses(Duration jump, Duration suspectSource) {
  /** What a cache or a shop's own delay needs at least before a second look tells anything. */
  private static final Duration LEAST_AFTER_JUMP = Duration.ofSeconds(20);

  /**
   * The pauses of a price service.
   *
   * @param shortest the lower bound of any item's interval
   */
  public static DoubtPauses with(Duration shortest) {
    boolean brief = shortest.compareTo(LEAST_AFTER_JUMP) < 0;
    return new DoubtPauses(brief ? LEAST_AFTER_JUMP : shortest, shortest);
  }

  Duration after(Doubt gravest) {
    return gravest == Doubt.SUSPECT_SOURCE ? suspectSource : jump;
  }
}
