package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Page;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.ListWatchedItemsResponse;
import dev.tidemark.protocol.item.v1.WatchSort;
import dev.tidemark.protocol.item.v1.WatchedItem;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.Watch;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * GET /watches: a page of the caller's own items.
 *
 * <p>The user service knows which items they are; the item service filters, sorts and pages them.
 */
public final class ListWatchesHandler implements Endpoint.Work.Hot {
  private static final int LONGEST_TAG = 32;

  private final Services services;
  private final WatchJson watches;

  public ListWatchesHandler(Services services, WatchJson watches) {
    this.services = services;
    this.watches = watches;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    QueryString query = request.query("cursor", "limit", "q", "tag", "sort", "verdicts");
    ListWatchedItemsRequest.Builder page = page(query).setViewer(request.viewer());
    ListWatchesRequest own =
        ListWatchesRequest.newBuilder()
            .setAccountId(request.caller().id().value())
            .setTag(query.text("tag", LONGEST_TAG).orElse(""))
            .build();
    return Services.call(services.usersAsync(request.requestId())::listWatches, own)
        .compose(listed -> items(request, page, listed.getWatchesList()));
  }

  private Future<Answer> items(
      ApiRequest request, ListWatchedItemsRequest.Builder page, List<Watch> own) {
    own.forEach(watch -> page.addKeys(watch.getItem()));
    return Services.call(services.itemsAsync(request.requestId())::listWatchedItems, page.build())
        .map(found -> Answer.json(200, json -> write(json, own, found)));
  }

  private static ListWatchedItemsRequest.Builder page(QueryString query) {
    Page page = Page.of(query);
    return ListWatchedItemsRequest.newBuilder()
        .setQ(query.text("q", Page.MAX_SEARCH_LENGTH).orElse(""))
        .setSort(
            query
                .word("sort", ListWatchesHandler::sort, "added, name, price, drop30d or changed")
                .orElse(WatchSort.WATCH_SORT_ADDED))
        .setVerdicts(query.flag("verdicts"))
        .setCursor(page.cursor())
        .setLimit(page.limit());
  }

  private static Optional<WatchSort> sort(String word) {
    return switch (word) {
      case "added" -> Optional.of(WatchSort.WATCH_SORT_ADDED);
      case "name" -> Optional.of(WatchSort.WATCH_SORT_NAME);
      case "price" -> Optional.of(WatchSort.WATCH_SORT_PRICE);
      case "drop30d" -> Optional.of(WatchSort.WATCH_SORT_DROP_30D);
      case "changed" -> Optional.of(WatchSort.WATCH_SORT_CHANGED);
      default -> Optional.empty();
    };
  }

  private void write(JsonGenerator json, List<Watch> own, ListWatchedItemsResponse found) {
    Map<ListingId, Watch> byListing = WatchJson.byListing(own);
    json.writeArrayPropertyStart("watches");
    for (WatchedItem item : found.getItemsList()) {
      Watch watch = byListing.get(WatchJson.listing(item.getItem().getKey()));
      if (watch != null) {
        watches.write(json, watch, item);
      }
    }
    json.writeEndArray();
    Json.text(json, "nextCursor", Page.next(found.getNextCursor()));
  }
}
