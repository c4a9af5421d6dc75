package dev.tidemark.protocol;

/** Identifies a shop within a region, as Shopee numbers it: 1..2^63-1. */
public record ShopId(long value) {
  public ShopId {
    if (value <= 0) {
      throw new IllegalArgumentException("a shop id is a positive number, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
