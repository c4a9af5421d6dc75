package dev.tidemark.itemsdb;

import dev.tidemark.protocol.ListingId;

/**
 * Spreads listings evenly over the 1,024 buckets in which polling work is leased.
 *
 * <p>Buckets are stored: neither their number nor the mix may ever change. The mix is the finisher
 * of SplitMix64, of which the topmost ten bits count, so that items with neighbouring ids, which a
 * shop adds together, lie in different buckets.
 */
public final class Buckets {
  /** Enough for a hundred price services to share them evenly, few enough to lease in one go. */
  public static final int COUNT = 1024;

  private static final int TOP_TEN_BITS = Long.SIZE - 10;

  private Buckets() {}

  /** The bucket of a listing, 0..1023. */
  public static int of(ListingId listing) {
    long mixed = listing.value();
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    mixed = mixed ^ (mixed >>> 31);
    return (int) (mixed >>> TOP_TEN_BITS);
  }
}
