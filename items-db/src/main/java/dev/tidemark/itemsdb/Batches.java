package dev.tidemark.itemsdb;

import dev.tidemark.protocol.ListingId;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts long lists of listings into the pieces that one statement takes.
 *
 * <p>Each piece is filled up to a power of two by repeating its last id: a statement is prepared
 * once per length, so ten lengths stay prepared instead of five hundred.
 */
public final class Batches {
  /**
   * The longest piece. MariaDB turns an IN list of 1,000 and more into a join with a temporary
   * table (in_predicate_conversion_threshold); half of that stays a plain range scan everywhere.
   */
  public static final int LONGEST = 512;

  private Batches() {}

  /** The pieces in the order of the list; none for an empty list. */
  public static List<List<Long>> of(List<ListingId> listings) {
    List<List<Long>> batches = new ArrayList<>();
    for (int start = 0; start < listings.size(); start += LONGEST) {
      batches.add(filled(listings.subList(start, Math.min(start + LONGEST, listings.size()))));
    }
    return batches;
  }

  private static List<Long> filled(List<ListingId> listings) {
    int length = Integer.highestOneBit(listings.size() * 2 - 1);
    List<Long> ids = new ArrayList<>(length);
    for (ListingId listing : listings) {
      ids.add(listing.value());
    }
    while (ids.size() < length) {
      ids.add(listings.getLast().value());
    }
    return ids;
  }
}
