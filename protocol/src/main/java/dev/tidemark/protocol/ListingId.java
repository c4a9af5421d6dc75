package dev.tidemark.protocol;

/**
 * The stored key of an item: its region's number above its item id, {@code number << 48 | itemId}.
 *
 * <p>It can be computed anywhere, so that no sequence hands it out and no look-up finds it.
 */
public record ListingId(long value) {
  private static final int REGION_SHIFT = 48;

  public ListingId {
    Region.ofNumber((int) (value >>> REGION_SHIFT));
    new ItemId(value & ItemId.MAX);
  }

  public static ListingId of(Region region, ItemId item) {
    return new ListingId((long) region.number() << REGION_SHIFT | item.value());
  }

  public Region region() {
    return Region.ofNumber((int) (value >>> REGION_SHIFT));
  }

  public ItemId item() {
    return new ItemId(value & ItemId.MAX);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
