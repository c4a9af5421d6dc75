package dev.tidemark.item.watchlist;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.listing.ListingOutline;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.item.v1.WatchSort;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which a list of watched items can be shown. Items without a value (no name, no
 * price yet, not yet observed 30 days ago) always come last.
 */
enum WatchOrder {
  /** As the keys were given: newest first. */
  ADDED,
  /** Alphabetically, without regard to case and accents. */
  NAME,
  /** Cheapest first; currencies are kept apart, in the order of their codes. */
  PRICE,
  /** The deepest fall within 30 days first, in parts of the price then; rises come after. */
  DROP_30D,
  /** The latest change first. */
  CHANGED;

  /** Names that agree so far are ordered by their ids; a cursor carries no more of a name. */
  private static final int COMPARED_CHARACTERS = 64;

  private static final double PARTS = 1_000_000;

  static WatchOrder of(WatchSort sort) {
    return switch (sort) {
      case WATCH_SORT_ADDED -> ADDED;
      case WATCH_SORT_NAME -> NAME;
      case WATCH_SORT_PRICE -> PRICE;
      case WATCH_SORT_DROP_30D -> DROP_30D;
      case WATCH_SORT_CHANGED -> CHANGED;
      case UNRECOGNIZED ->
          throw RequestValues.invalid("sort", "sort is added, name, price, drop30d or changed");
    };
  }

  /**
   * @param place the item's place among the keys
   * @param pricesThen the prices in force 30 days ago
   */
  Rank rank(ListingOutline item, int place, Map<ListingId, Price> pricesThen) {
    ListingId listing = item.id();
    Price price = item.price();
    return switch (this) {
      case ADDED -> Rank.of(place, listing);
      case NAME -> byName(item.name(), listing);
      case PRICE ->
          price == null
              ? Rank.withoutValue(listing)
              : new Rank(false, listing.region().currency(), price.units(), listing);
      case DROP_30D -> byDrop(price, pricesThen.get(listing), listing);
      case CHANGED -> byChange(item.priceSince(), listing);
    };
  }

  private static Rank byName(@Nullable String name, ListingId listing) {
    return name == null ? Rank.withoutValue(listing) : new Rank(false, compared(name), 0, listing);
  }

  private static Rank byDrop(@Nullable Price price, @Nullable Price then, ListingId listing) {
    if (price == null || then == null) {
      return Rank.withoutValue(listing);
    }
    double change = ((double) price.units() - then.units()) / then.units();
    return Rank.of(Math.round(change * PARTS), listing);
  }

  private static Rank byChange(@Nullable Instant since, ListingId listing) {
    return since == null ? Rank.withoutValue(listing) : Rank.of(-since.toEpochMilli(), listing);
  }

  /** Letters without their accents in lower case, without control characters. */
  private static String compared(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}|\\p{Cntrl}", "");
    String lower = plain.toLowerCase(Locale.ROOT);
    int most = Math.min(COMPARED_CHARACTERS, lower.length());
    // Half of a surrogate pair would not survive the way through a cursor.
    boolean cutsPair = most > 0 && Character.isHighSurrogate(lower.charAt(most - 1));
    return lower.substring(0, cutsPair ? most - 1 : most);
  }
}
