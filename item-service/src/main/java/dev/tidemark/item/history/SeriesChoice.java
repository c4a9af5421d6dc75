package dev.tidemark.item.history;

import dev.tidemark.item.listing.OwnSight;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ViewedListing;
import dev.tidemark.itemsdb.observation.PrivateItem;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which series is answered: the one that is asked for, of the viewer's own observations before
 * everybody's; else that of the source that last spoke to everybody, else to the viewer.
 *
 * @param series null when there is none to choose
 * @param lastSeen when the source was last heard of this item
 * @param sources every source of which the viewer may choose a series
 */
record SeriesChoice(
    PriceHistory history,
    @Nullable Series series,
    @Nullable Instant lastSeen,
    List<Source> sources) {

  static SeriesChoice of(
      PriceHistory everybodys, OwnSight sight, ViewedListing viewed, HistoryQuery query) {
    Listing listing = viewed.listing();
    PriceHistory own = viewed.reported() ? sight.own() : null;
    List<Source> shared = everybodys.sources(listing.id(), query.model());
    List<Source> privates = own == null ? List.of() : own.sources(listing.id(), query.model());
    List<Source> all =
        Stream.concat(shared.stream(), privates.stream()).distinct().sorted().toList();
    PrivateItem seen = privates.isEmpty() ? null : sight.ownItem(listing.id());
    Source asked = query.source();
    boolean takesOwn =
        asked == null
            ? shared.isEmpty() && listing.headline().price() == null && seen != null
            : privates.contains(asked);
    if (own != null && takesOwn && seen != null) {
      Source source = asked == null ? ownSource(seen, privates) : asked;
      return new SeriesChoice(
          own, new Series(listing.id(), query.model(), source), seen.lastSeenAt(), all);
    }
    Source source = asked == null ? listing.source() : asked;
    return new SeriesChoice(
        everybodys,
        source == null ? null : new Series(listing.id(), query.model(), source),
        listing.sightings().last(),
        all);
  }

  /**
   * Names the series and what is in it: every write to a series makes another version of its item.
   * Empty for viewers who may see more than others.
   */
  String tag(ViewedListing viewed) {
    return series == null || viewed.reported()
        ? ""
        : viewed.listing().version() + "-" + series.source().code();
  }

  private static Source ownSource(PrivateItem seen, List<Source> sources) {
    Source last = seen.source();
    return last != null && sources.contains(last) ? last : sources.getFirst();
  }
}
