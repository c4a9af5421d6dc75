package dev.tidemark.item.listing;

import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.Sightings;
import dev.tidemark.itemsdb.observation.PrivateHistoryStore;
import dev.tidemark.itemsdb.observation.PrivateItem;
import dev.tidemark.itemsdb.observation.PrivateItemStore;
import dev.tidemark.itemsdb.observation.ReporterStore;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Items as one viewer sees them: where nobody else has seen a price, with what the viewer has seen
 * by himself. For one request.
 */
public final class OwnSight {
  /**
   * An item in this sight.
   *
   * @param own whether its price is the viewer's own, which then also lies in the viewer's history
   */
  public record Seen(Listing listing, boolean own) {}

  private final Handle handle;
  private final @Nullable AccountId viewer;

  private OwnSight(Handle handle, @Nullable AccountId viewer) {
    this.handle = handle;
    this.viewer = viewer;
  }

  /**
   * The sight of a viewer.
   *
   * @param viewer the number of an account; 0 for nobody
   */
  public static OwnSight of(Handle handle, long viewer) {
    return new OwnSight(
        handle, viewer == 0 ? null : RequestValues.valid("viewer", () -> new AccountId(viewer)));
  }

  /** Whether everybody sees the same: the viewer has never reported a price. */
  public boolean isEverybodys() {
    return viewer == null || !new ReporterStore(handle).hasReported(viewer);
  }

  /** The listings in the same order. */
  public List<Seen> of(List<Listing> listings) {
    Map<ListingId, PrivateItem> own = own(listings);
    return listings.stream()
        .map(listing -> {
          PrivateItem item = own.get(listing.id());
          return item == null ? new Seen(listing, false) : new Seen(with(listing, item), true);
        })
        .toList();
  }

  public Seen of(Listing listing) {
    return of(List.of(listing)).getFirst();
  }

  private Map<ListingId, PrivateItem> own(List<Listing> listings) {
    if (viewer == null) {
      return Map.of();
    }
    List<ListingId> unpriced =
        listings.stream()
            .filter(listing -> listing.headline().price() == null)
            .map(Listing::id)
            .toList();
    return new PrivateItemStore(handle, viewer)
        .findAll(unpriced).stream()
            .filter(item -> item.headline().price() != null)
            .collect(Collectors.toMap(PrivateItem::listing, Function.identity(), (one, _) -> one));
  }

  /** The time of the first answer stays absent: the state still says that no source has spoken. */
  private static Listing with(Listing listing, PrivateItem own) {
    return new Listing(
        listing.id(),
        listing.shop(),
        listing.shopConfirmed(),
        listing.state(),
        listing.name() == null ? own.name() : listing.name(),
        listing.imageUrl() == null ? own.imageUrl() : listing.imageUrl(),
        own.headline(),
        own.headline().price(),
        own.source(),
        own.priceSince(),
        new Sightings(
            listing.sightings().trackedSince(),
            listing.sightings().first(),
            own.lastSeenAt(),
            listing.sightings().goneSince()),
        listing.origin(),
        listing.version());
  }

  /** The history in which the price of an item lies. */
  public PriceHistory history(Seen seen) {
    return seen.own() && viewer != null ? own(viewer) : new PriceHistoryStore(handle);
  }

  /** What the viewer has reported; nothing for nobody. */
  public @Nullable PriceHistory own() {
    return viewer == null ? null : own(viewer);
  }

  private PriceHistory own(AccountId account) {
    return new PrivateHistoryStore(handle, account);
  }

  /** How the viewer has seen an item by himself; null when never. */
  public @Nullable PrivateItem ownItem(ListingId listing) {
    return viewer == null
        ? null
        : new PrivateItemStore(handle, viewer)
            .findAll(List.of(listing)).stream().findFirst().orElse(null);
  }
}
