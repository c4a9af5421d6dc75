package dev.tidemark.protocol;

/**
 * Identifies a flash-sale session within a region, as Shopee numbers its promotions: 1..2^63-1.
 * Recorded ones reach 1.3e15.
 */
public record FlashSessionId(long value) {
  public FlashSessionId {
    if (value <= 0) {
      throw new IllegalArgumentException("a flash-sale session has a number above 0, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
