package dev.tidemark.item.flashsale;

import dev.tidemark.item.listing.KnownItems;
import dev.tidemark.item.request.Cursor;
import dev.tidemark.item.request.RequestValues;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleAppearance;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.item.v1.FlashAppearance;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesRequest;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesResponse;
import dev.tidemark.runtime.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Shows in which flash sales an item was offered, the latest first. */
public final class ListFlashAppearances {
  private static final String LIST = "flash-sales of";
  private static final int HIGHEST_LIMIT = 100;

  private final Database database;
  private final InstantSource clock;

  public ListFlashAppearances(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public ListFlashAppearancesResponse answer(ListFlashAppearancesRequest request) {
    ItemKey key = RequestValues.itemKey(request.getKey());
    int limit = RequestValues.between("limit", 1, HIGHEST_LIMIT, request.getLimit());
    String list = LIST + " " + key.listing();
    Optional<FlashSessionId> last =
        Cursor.read(
            request.getCursor(),
            list,
            position -> new FlashSessionId(Long.parseLong(position.getFirst())));
    return database.read(handle -> {
      Listing listing = KnownItems.require(handle, key);
      FlashSaleStore store = new FlashSaleStore(handle);
      FlashSale before = last.flatMap(id -> store.find(key.region(), id)).orElse(null);
      List<FlashSaleAppearance> found = store.appearances(listing.id(), before, limit + 1);
      return page(handle, listing, found, limit, list);
    });
  }

  private ListFlashAppearancesResponse page(
      Handle handle, Listing listing, List<FlashSaleAppearance> found, int limit, String list) {
    Instant now = clock.instant();
    DiscountReader reader = new DiscountReader(handle, now);
    ListFlashAppearancesResponse.Builder page = ListFlashAppearancesResponse.newBuilder();
    for (FlashSaleAppearance each : found.subList(0, Math.min(limit, found.size()))) {
      page.addAppearances(
          FlashAppearance.newBuilder()
              .setSession(FlashMessages.session(each.session(), now))
              .setOffer(FlashMessages.offer(reader.read(each.session(), each.offer(), listing))));
    }
    if (found.size() > limit) {
      String last = found.get(limit - 1).session().id().toString();
      page.setNextCursor(new Cursor(list, List.of(last)).encode());
    }
    return page.build();
  }
}
