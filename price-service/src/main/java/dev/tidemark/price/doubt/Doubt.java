package dev.tidemark.price.doubt;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;

/**
 * Why a price is not believed before a second look gives the same one.
 *
 * <p>Shopee answers suspected robots with invented prices. Those that pass the gate by chance still
 * differ from look to look, mostly by tens of percent.
 *
 * <p>A jump is believed at once only towards a price that the model held in the last 30 days and
 * within two minutes of a known session boundary, both together: at a boundary a flash sale
 * explains the jump, and the price held before makes an invented one unlikely.
 */
public enum Doubt {
  /** More than half dearer, or more than 70 % cheaper. */
  JUMP,
  /**
   * Every variation has another price than before, and each moved by another factor: sellers give
   * everything the same discount, or change one or two prices.
   */
  ALL_DIFFERENT,
  /** Another price from a source that lately gave an answer we refused. */
  SUSPECT_SOURCE;

  /** The word in stored rows, such as {@code suspect-source}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Of several doubts the one that asks for the longer pause. */
  static Doubt gravest(Collection<Doubt> doubts) {
    return Collections.min(doubts);
  }
}
