package dev.tidemark.item.watchlist;

import dev.tidemark.item.listing.ItemMessages;
import dev.tidemark.item.listing.OwnSight;
import dev.tidemark.item.request.Cursor;
import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.history.HeadlineStore;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistory;
import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingOutline;
import dev.tidemark.itemsdb.listing.ListingSearchStore;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.ListWatchedItemsResponse;
import dev.tidemark.protocol.item.v1.WatchedItem;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Shows a page of the items that an account watches. */
public final class ListWatchedItems {
  private static final int HIGHEST_LIMIT = 100;

  /** More than a small chart shows, and seldom reached within a month. */
  private static final int MOST_OWN_STEPS = 1_000;

  /** How far back the small charts and the fall in price look. */
  private static final Duration RECENT = Duration.ofDays(30);

  /** Of items that no source has answered for. */
  private static final RecentPrices.Recent NOTHING = new RecentPrices.Recent(null, List.of());

  private final Database database;
  private final ItemMessages messages;
  private final InstantSource clock;
  private final RecentPrices recentPrices;
  private final Verdicts verdicts;

  public ListWatchedItems(
      Database database,
      ItemMessages messages,
      InstantSource clock,
      RecentPrices recentPrices,
      Verdicts verdicts) {
    this.database = database;
    this.messages = messages;
    this.clock = clock;
    this.recentPrices = recentPrices;
    this.verdicts = verdicts;
  }

  public ListWatchedItemsResponse answer(ListWatchedItemsRequest request) {
    WatchedKeys keys = new WatchedKeys(request.getKeysList());
    WatchOrder order = WatchOrder.of(request.getSort());
    int limit = RequestValues.between("limit", 1, HIGHEST_LIMIT, request.getLimit());
    String list = "watches " + order;
    Optional<Rank> after =
        Cursor.read(request.getCursor(), list, Rank::ofPosition)
            .map(last -> order == WatchOrder.ADDED ? keys.goOnAfter(last) : last);
    String namePart = request.getQ().strip();
    Instant start = clock.instant().minus(RECENT);
    return database.read(handle -> {
      List<Rank> ranks =
          ranks(handle, keys, order, namePart, start).stream()
              .filter(rank -> after.isEmpty() || rank.compareTo(after.get()) > 0)
              .sorted()
              .limit(limit + 1)
              .toList();
      List<Rank> page = ranks.subList(0, Math.min(limit, ranks.size()));
      ListWatchedItemsResponse.Builder answer =
          ListWatchedItemsResponse.newBuilder()
              .addAllItems(
                  items(
                      handle,
                      OwnSight.of(handle, request.getViewer()),
                      page.stream().map(Rank::listing).toList(),
                      start,
                      request.getVerdicts()));
      if (ranks.size() > limit) {
        answer.setNextCursor(new Cursor(list, page.getLast().position()).encode());
      }
      return answer.build();
    });
  }

  private static List<Rank> ranks(
      Handle handle, WatchedKeys keys, WatchOrder order, String namePart, Instant start) {
    List<ListingId> listings = keys.listings();
    if (order == WatchOrder.ADDED && namePart.isEmpty()) {
      // The list that everybody sees first needs nothing from the database to be in order.
      return listings.stream().map(listing -> Rank.of(keys.place(listing), listing)).toList();
    }
    List<ListingOutline> outlines = new ListingSearchStore(handle).outlines(listings, namePart);
    Map<ListingId, Price> pricesThen =
        order == WatchOrder.DROP_30D
            ? new HeadlineStore(handle)
                .pricesAt(outlines.stream().map(ListingOutline::id).toList(), start)
            : Map.of();
    return outlines.stream()
        .map(outline -> order.rank(outline, keys.place(outline.id()), pricesThen))
        .toList();
  }

  private List<WatchedItem> items(
      Handle handle, OwnSight sight, List<ListingId> page, Instant start, boolean judged) {
    List<OwnSight.Seen> found = sight.of(new ListingStore(handle).findAll(page));
    Map<ListingId, OwnSight.Seen> byId =
        found.stream().collect(Collectors.toMap(seen -> seen.listing().id(), Function.identity()));
    Map<ListingId, RecentPrices.Recent> recent =
        recentPrices.since(handle, everybodys(found), start);
    found.stream().filter(OwnSight.Seen::own).forEach(seen -> addOwn(sight, seen, start, recent));
    List<WatchedItem> items = new ArrayList<>(page.size());
    for (ListingId id : page) {
      OwnSight.Seen seen = byId.get(id);
      if (seen != null) {
        WatchedItem.Builder item =
            item(handle, seen.listing(), recent.getOrDefault(id, NOTHING), start);
        if (judged) {
          verdicts.of(handle, sight, seen).ifPresent(item::setVerdict);
        }
        items.add(item.build());
      }
    }
    return items;
  }

  private WatchedItem.Builder item(
      Handle handle, Listing listing, RecentPrices.Recent recent, Instant start) {
    Price then = recent.then();
    WatchedItem.Builder item =
        WatchedItem.newBuilder()
            .setItem(messages.item(handle, listing))
            .addAllRecent(Sparklines.points(start, then, recent.steps()));
    if (then != null) {
      item.setPrice30DAgo(then.units());
    }
    return item;
  }

  /** Items that only the viewer has seen are few, so that each is read by itself. */
  private static void addOwn(
      OwnSight sight,
      OwnSight.Seen seen,
      Instant start,
      Map<ListingId, RecentPrices.Recent> recent) {
    Listing listing = seen.listing();
    Source source = listing.source();
    if (source == null) {
      return;
    }
    Series series = Series.headline(listing.id(), source);
    PriceHistory history = sight.history(seen);
    recent.put(
        listing.id(),
        new RecentPrices.Recent(
            history.lastBefore(series, start).map(PriceChange::price).orElse(null),
            history.range(series, start, null, MOST_OWN_STEPS).stream()
                .map(change -> new PriceStep(change.at(), change.price()))
                .toList()));
  }

  private static List<Listing> everybodys(List<OwnSight.Seen> found) {
    return found.stream().filter(seen -> !seen.own()).map(OwnSight.Seen::listing).toList();
  }
}
