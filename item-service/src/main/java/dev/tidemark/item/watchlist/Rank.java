package dev.tidemark.item.watchlist;

import dev.tidemark.protocol.ListingId;
import java.util.Comparator;
import java.util.List;

/**
 * An item's place in a sorted list, by value and not by number, so that a page goes on at the same
 * place although other items have moved meanwhile.
 *
 * @param missing items without the value come last
 * @param text compared first: a name, or the currency of a price
 * @param number compared next; lower is earlier
 * @param listing decides between equals, so that the order is always the same
 */
public record Rank(boolean missing, String text, long number, ListingId listing)
    implements Comparable<Rank> {
  private static final Comparator<Rank> ORDER =
      Comparator.comparing(Rank::missing)
          .thenComparing(Rank::text)
          .thenComparingLong(Rank::number)
          .thenComparingLong(rank -> rank.listing().value());

  public static Rank withoutValue(ListingId listing) {
    return new Rank(true, "", 0, listing);
  }

  public static Rank of(long number, ListingId listing) {
    return new Rank(false, "", number, listing);
  }

  /** The parts of a cursor. */
  public List<String> position() {
    return List.of(
        Boolean.toString(missing), text, Long.toString(number), Long.toString(listing.value()));
  }

  /** Reads {@link #position()}. */
  public static Rank ofPosition(List<String> position) {
    return new Rank(
        Boolean.parseBoolean(position.get(0)),
        position.get(1),
        Long.parseLong(position.get(2)),
        new ListingId(Long.parseLong(position.get(3))));
  }

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
