package dev.tidemark.simulator.world;

import java.time.Instant;

/**
 * A flash-sale session of the demo shop.
 *
 * @param promotionId its number on the wire, unique among all sessions
 * @param start included
 * @param end excluded
 */
public record FlashSession(long promotionId, Instant start, Instant end) {
  /** Shopee's promotion ids have reached 1.3e15; these are beyond 2^50 to find narrow types. */
  static final long FIRST_ID = 1_300_000_000_000_000L;

  /** Sessions in a rhythm of real time have their own range. */
  static final long RHYTHM = 100_000_000_000L;

  static FlashSession inSlot(long number, long startMillis, long endMillis) {
    return of(FIRST_ID + number, startMillis, endMillis);
  }

  static FlashSession inRhythm(long number, long startMillis, long endMillis) {
    return of(FIRST_ID + RHYTHM + number, startMillis, endMillis);
  }

  private static FlashSession of(long id, long startMillis, long endMillis) {
    return new FlashSession(id, Instant.ofEpochMilli(startMillis), Instant.ofEpochMilli(endMillis));
  }

  /** Its place in the order of its kind. */
  long number() {
    return (promotionId - FIRST_ID) % RHYTHM;
  }

  public boolean runsAt(Instant time) {
    return !time.isBefore(start) && time.isBefore(end);
  }
}
