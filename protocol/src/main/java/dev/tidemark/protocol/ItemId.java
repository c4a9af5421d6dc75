package dev.tidemark.protocol;

/**
 * Identifies an item within a region, as Shopee numbers it: 1..2^48-1.
 *
 * <p>The upper bound leaves room for the region in {@link ListingId}; the highest id in public
 * sources was 5.8e10 in 2025, one five-thousandth of it.
 */
public record ItemId(long value) {
  public static final long MAX = (1L << 48) - 1;

  public ItemId {
    if (value <= 0 || value > MAX) {
      throw new IllegalArgumentException(
          "an item id is a number from 1 to " + MAX + ", not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
