package dev.tidemark.item.flashsale;

import dev.tidemark.item.listing.ItemMessages;
import dev.tidemark.item.request.Cursor;
import dev.tidemark.item.request.RequestValues;
import dev.tidemark.item.watchlist.Rank;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.listing.Listing;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.FlashItem;
import dev.tidemark.protocol.item.v1.GetFlashSessionRequest;
import dev.tidemark.protocol.item.v1.GetFlashSessionResponse;
import dev.tidemark.runtime.database.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Shows a page of what a session offers. */
public final class GetFlashSession {
  private static final int HIGHEST_LIMIT = 100;

  private final Database database;
  private final ItemMessages messages;
  private final InstantSource clock;
  private final SessionDiscounts discounts;

  public GetFlashSession(Database database, ItemMessages messages, InstantSource clock) {
    this.database = database;
    this.messages = messages;
    this.clock = clock;
    this.discounts = new SessionDiscounts(clock);
  }

  public GetFlashSessionResponse answer(GetFlashSessionRequest request) {
    Region region = RequestValues.valid("region", () -> Region.ofNumber(request.getRegion()));
    FlashSessionId id =
        RequestValues.valid("sessionId", () -> new FlashSessionId(request.getSessionId()));
    FlashOrder order = FlashOrder.of(request.getSort());
    int limit = RequestValues.between("limit", 1, HIGHEST_LIMIT, request.getLimit());
    String list = "flash-sale %s %s %s".formatted(region, id, order);
    Optional<Rank> after = Cursor.read(request.getCursor(), list, Rank::ofPosition);
    return database.read(handle -> {
      FlashSale session = find(handle, region, id);
      List<Discount> rest =
          discounts.of(handle, session).stream()
              .map(discount -> new Ranked(order.rank(discount), discount))
              .filter(ranked -> after.isEmpty() || ranked.rank().compareTo(after.get()) > 0)
              .sorted((one, other) -> one.rank().compareTo(other.rank()))
              .limit(limit + 1)
              .map(Ranked::discount)
              .toList();
      List<Discount> page = rest.subList(0, Math.min(limit, rest.size()));
      GetFlashSessionResponse.Builder answer =
          GetFlashSessionResponse.newBuilder()
              .setSession(FlashMessages.session(session, clock.instant()))
              .addAllItems(items(handle, page));
      if (rest.size() > limit) {
        answer.setNextCursor(new Cursor(list, order.rank(page.getLast()).position()).encode());
      }
      return answer.build();
    });
  }

  private record Ranked(Rank rank, Discount discount) {}

  private static FlashSale find(Handle handle, Region region, FlashSessionId id) {
    return new FlashSaleStore(handle)
        .find(region, id)
        .orElseThrow(() ->
            new TidemarkException(
                ErrorCode.FLASH_SALE_NOT_FOUND,
                "no flash sale %s of %s is known here".formatted(id, region)));
  }

  private List<FlashItem> items(Handle handle, List<Discount> page) {
    Map<ListingId, Listing> listings =
        new ListingStore(handle)
            .findAll(page.stream().map(discount -> discount.offer().listing()).toList()).stream()
                .collect(Collectors.toMap(Listing::id, Function.identity(), (one, same) -> one));
    return page.stream()
        .filter(discount -> listings.containsKey(discount.offer().listing()))
        .map(discount -> {
          Listing listing = listings.get(discount.offer().listing());
          return FlashItem.newBuilder()
              .setItem(messages.item(handle, Objects.requireNonNull(listing)))
              .setOffer(FlashMessages.offer(discount))
              .build();
        })
        .toList();
  }
}
