package dev.tidemark.item.listing;

import dev.tidemark.item.request.Cursor;
import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingSearchStore;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.ListItemsRequest;
import dev.tidemark.protocol.item.v1.ListItemsResponse;
import dev.tidemark.runtime.database.Database;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists all tracked items by part of their names, region and item id, a page at a time. */
public final class ListItems {
  private static final String LIST = "items";
  private static final int HIGHEST_LIMIT = 100;

  private final Database database;
  private final ItemMessages messages;

  public ListItems(Database database, ItemMessages messages) {
    this.database = database;
    this.messages = messages;
  }

  public ListItemsResponse answer(ListItemsRequest request) {
    int limit = RequestValues.between("limit", 1, HIGHEST_LIMIT, request.getLimit());
    ListingId after =
        Cursor.read(
                request.getCursor(),
                LIST,
                position -> new ListingId(Long.parseLong(position.getFirst())))
            .orElse(null);
    Region region =
        request.getRegion() == 0
            ? null
            : RequestValues.valid("region", () -> Region.ofNumber(request.getRegion()));
    String namePart = request.getQ().strip();
    ItemId item =
        request.getItemId() == 0
            ? null
            : RequestValues.valid("itemid", () -> new ItemId(request.getItemId()));
    return database.read(handle -> {
      ListingSearchStore store = new ListingSearchStore(handle);
      List<Listing> found =
          item == null
              ? store.page(namePart, region, after, limit + 1)
              : store.among(listings(item, region), namePart, after, limit + 1);
      return page(handle, OwnSight.of(handle, request.getViewer()), found, limit);
    });
  }

  /** An item id can occur in every region. */
  private static List<ListingId> listings(ItemId item, @Nullable Region region) {
    return Arrays.stream(Region.values())
        .filter(each -> region == null || each == region)
        .map(each -> ListingId.of(each, item))
        .toList();
  }

  /** What was found beyond the limit says only that there is another page. */
  private ListItemsResponse page(Handle handle, OwnSight sight, List<Listing> found, int limit) {
    ListItemsResponse.Builder page = ListItemsResponse.newBuilder();
    for (OwnSight.Seen seen : sight.of(found.subList(0, Math.min(limit, found.size())))) {
      page.addItems(messages.item(handle, seen.listing()));
    }
    if (found.size() > limit) {
      ListingId last = found.get(limit - 1).id();
      page.setNextCursor(new Cursor(LIST, List.of(last.toString())).encode());
    }
    return page.setEverybodys(sight.isEverybodys()).build();
  }
}
