package dev.tidemark.price.simulation;

/**
 * How many items of a flash sale one request looks at.
 *
 * @param atStart when it begins
 * @param atEnd when it ends
 */
record Batches(int atStart, int atEnd) {
  /** A list of a session's items with their prices, at its start and once more at its end. */
  static final Batches OF_FIFTY = new Batches(50, 50);

  /**
   * The web source: twelve items of a running session, and single items when it is over, for then
   * its list is gone.
   */
  static final Batches OF_THE_WEB = new Batches(12, 1);

  int size(boolean start) {
    return start ? atStart : atEnd;
  }
}
