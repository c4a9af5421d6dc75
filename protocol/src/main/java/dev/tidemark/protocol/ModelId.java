package dev.tidemark.protocol;

/** Identifies a model (a variation) of an item, as Shopee numbers it; 0 is the item's headline. */
public record ModelId(long value) {
  /** Stands for the item as a whole: its price is the lowest over the purchasable models. */
  public static final ModelId HEADLINE = new ModelId(0);

  public ModelId {
    if (value < 0) {
      throw new IllegalArgumentException("a model id is 0 or a positive number, not " + value);
    }
  }

  public boolean isHeadline() {
    return value == 0;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
