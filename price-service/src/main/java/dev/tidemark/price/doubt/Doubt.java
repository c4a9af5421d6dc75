package dev.tidemark.price.doubt;

import dev.tidemark.marketplace.gate.JumpRule;
import dev.tidemark.protocol.Price;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why a price is not believed before a second look gives the same one.
 *
 * <p>Shopee answers suspected robots with invented prices. Those that pass the gate by chance still
 * differ from look to look, mostly by tens of percent.
 *
 * <p>A jump is believed at once only towards a price that the model held in the last 30 days and
 * within two minutes of a known session boundary, both together: at a boundary a flash sale
 * explains the jump, and the price held before makes an invented one unlikely. As long as no
 * sessions are known there is no boundary, and every jump is looked at twice.
 */
public enum Doubt {
  /** More than half dearer, or more than 70 % cheaper. */
  JUMP,
  /** Another price from a source that lately gave an answer we refused. */
  SUSPECT_SOURCE;

  /** The word in stored rows, such as {@code suspect-source}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Of several doubts the one that asks for the longer pause. */
  static Doubt gravest(Set<Doubt> doubts) {
    return doubts.contains(JUMP) ? JUMP : SUSPECT_SOURCE;
  }

  /**
   * Doubts one series, or not.
   *
   * @param suspect whether the source gave a refused answer within the last hour
   */
  public static Optional<Doubt> of(Move move, boolean suspect) {
    Price is = move.is().price();
    Price was = move.was().price();
    if (is == null || is.equals(was)) {
      return Optional.empty();
    }
    if (was != null && JumpRule.suspicious(was, is)) {
      return Optional.of(JUMP);
    }
    return suspect ? Optional.of(SUSPECT_SOURCE) : Optional.empty();
  }
}
