package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.Connector;
import dev.tidemark.protocol.item.v1.GetFlashSessionRequest;
import dev.tidemark.protocol.item.v1.GetFlashSessionResponse;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc;
import dev.tidemark.protocol.item.v1.ListConnectorsRequest;
import dev.tidemark.protocol.item.v1.ListConnectorsResponse;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesRequest;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesResponse;
import dev.tidemark.protocol.item.v1.ListFlashSessionsRequest;
import dev.tidemark.protocol.item.v1.ListFlashSessionsResponse;
import dev.tidemark.protocol.item.v1.ListItemsRequest;
import dev.tidemark.protocol.item.v1.ListItemsResponse;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.ListWatchedItemsResponse;
import dev.tidemark.protocol.item.v1.TrackItemRequest;
import dev.tidemark.protocol.item.v1.TrackItemResponse;
import dev.tidemark.protocol.item.v1.VerdictKind;
import dev.tidemark.protocol.item.v1.WatchedItem;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The item service in memory. Its cursors are "page-N". */
final class FakeItems extends ItemServiceGrpc.ItemServiceImplBase {
  /** An item of another shop than any link says. */
  static final long OF_ANOTHER_SHOP = 666;

  final FakeFlashSales flashSales = new FakeFlashSales();
  private final Map<ItemKeyMessage, Item> items = new LinkedHashMap<>();
  private final Map<Long, Long> corrected = new HashMap<>();
  private List<Connector> connectors = List.of();
  private GetItemResponse details = GetItemResponse.getDefaultInstance();
  private GetPriceHistoryResponse history = GetPriceHistoryResponse.getDefaultInstance();
  private @Nullable GetPriceHistoryRequest historyRequest;
  private long viewer;
  private @Nullable ListWatchedItemsRequest watchedRequest;
  private @Nullable TidemarkException failure;

  synchronized void failWith(@Nullable TidemarkException failure) {
    this.failure = failure;
  }

  /** What is known of an item from now on. */
  synchronized void put(Item item) {
    items.put(item.getKey(), item);
  }

  /** Says that an item of Singapore belongs to another shop than its link said. */
  synchronized void correctShop(long item, long shop) {
    corrected.put(item, shop);
  }

  /** The models, statistics and verdict of every item. */
  synchronized void putDetails(GetItemResponse details) {
    this.details = details;
  }

  /** The history of every item. */
  synchronized void putHistory(GetPriceHistoryResponse history) {
    this.history = history;
  }

  synchronized @Nullable GetPriceHistoryRequest lastHistoryRequest() {
    return historyRequest;
  }

  synchronized @Nullable ListWatchedItemsRequest lastWatchedRequest() {
    return watchedRequest;
  }

  /** Through whose eyes an item was last looked at. */
  synchronized long lastViewer() {
    return viewer;
  }

  synchronized String state() {
    return items.toString();
  }

  private interface Method<R> {
    R call();
  }

  private synchronized <R> void answer(StreamObserver<R> to, Method<R> method) {
    if (failure != null) {
      throw failure;
    }
    R answer = method.call();
    to.onNext(answer);
    to.onCompleted();
  }

  @Override
  public void trackItem(TrackItemRequest request, StreamObserver<TrackItemResponse> to) {
    answer(
        to,
        () -> {
          if (request.getKey().getItemId() == OF_ANOTHER_SHOP) {
            throw TidemarkException.ofField(ErrorCode.SHOP_MISMATCH, "url", "Another shop's.");
          }
          boolean created = !items.containsKey(request.getKey());
          Item item =
              items.computeIfAbsent(
                  request.getKey(),
                  key ->
                      Item.newBuilder()
                          .setKey(key)
                          .setState(1)
                          .setTrackedSinceMs(1_795_000_000_000L)
                          .build());
          return TrackItemResponse.newBuilder().setItem(item).setCreated(created).build();
        });
  }

  /** How the sources stand from now on. */
  synchronized void putConnectors(Connector... some) {
    connectors = List.of(some);
  }

  @Override
  public void listConnectors(
      ListConnectorsRequest request, StreamObserver<ListConnectorsResponse> to) {
    answer(to, () -> ListConnectorsResponse.newBuilder().addAllConnectors(connectors).build());
  }

  @Override
  public void getItem(GetItemRequest request, StreamObserver<GetItemResponse> to) {
    answer(
        to,
        () -> {
          viewer = request.getViewer();
          return details.toBuilder().setItem(known(request.getKey())).build();
        });
  }

  @Override
  public void listItems(ListItemsRequest request, StreamObserver<ListItemsResponse> to) {
    answer(
        to,
        () -> {
          viewer = request.getViewer();
          List<Item> matching =
              items.values().stream()
                  .filter(item ->
                      request.getRegion() == 0 || item.getKey().getRegion() == request.getRegion())
                  .filter(item ->
                      request.getItemId() == 0 || item.getKey().getItemId() == request.getItemId())
                  .filter(item -> item.getName().contains(request.getQ()))
                  .toList();
          int from = from(request.getCursor());
          int end = Math.min(matching.size(), from + request.getLimit());
          return ListItemsResponse.newBuilder()
              .addAllItems(matching.subList(Math.min(from, end), end))
              .setNextCursor(end < matching.size() ? "page-" + end : "")
              .build();
        });
  }

  @Override
  public void listWatchedItems(
      ListWatchedItemsRequest request, StreamObserver<ListWatchedItemsResponse> to) {
    answer(
        to,
        () -> {
          watchedRequest = request;
          int from = from(request.getCursor());
          int end = Math.min(request.getKeysCount(), from + request.getLimit());
          ListWatchedItemsResponse.Builder found =
              ListWatchedItemsResponse.newBuilder()
                  .setNextCursor(end < request.getKeysCount() ? "page-" + end : "");
          for (ItemKeyMessage key : request.getKeysList().subList(Math.min(from, end), end)) {
            Item item = corrected(known(key));
            WatchedItem.Builder watched = WatchedItem.newBuilder().setItem(item);
            if (item.hasPrice()) {
              watched
                  .setPrice30DAgo(item.getPrice())
                  .addRecentBuilder()
                  .setAtMs(1_795_000_000_000L)
                  .setPrice(item.getPrice());
            }
            if (item.hasPrice() && request.getVerdicts()) {
              watched
                  .getVerdictBuilder()
                  .setKind(VerdictKind.GOOD)
                  .setDays(90)
                  .setPercentOfDays(83);
            }
            found.addItems(watched);
          }
          return found.build();
        });
  }

  @Override
  public void getPriceHistory(
      GetPriceHistoryRequest request, StreamObserver<GetPriceHistoryResponse> to) {
    answer(
        to,
        () -> {
          known(request.getKey());
          from(request.getCursor());
          historyRequest = request;
          viewer = request.getViewer();
          return isKnown(request) ? unchanged(history) : history;
        });
  }

  private boolean isKnown(GetPriceHistoryRequest request) {
    return !history.getTag().isEmpty() && history.getTag().equals(request.getKnownTag());
  }

  private static GetPriceHistoryResponse unchanged(GetPriceHistoryResponse history) {
    return history.toBuilder()
        .clearChanges()
        .clearBefore()
        .clearSource()
        .clearSources()
        .clearNextCursor()
        .setUnchanged(true)
        .build();
  }

  @Override
  public void listFlashSessions(
      ListFlashSessionsRequest request, StreamObserver<ListFlashSessionsResponse> to) {
    answer(to, () -> flashSales.list(request));
  }

  @Override
  public void getFlashSession(
      GetFlashSessionRequest request, StreamObserver<GetFlashSessionResponse> to) {
    answer(to, () -> flashSales.get(request, items.values()));
  }

  @Override
  public void listFlashAppearances(
      ListFlashAppearancesRequest request, StreamObserver<ListFlashAppearancesResponse> to) {
    answer(
        to,
        () -> {
          known(request.getKey());
          return flashSales.appearances();
        });
  }

  private Item corrected(Item item) {
    Long shop = corrected.get(item.getKey().getItemId());
    return shop == null
        ? item
        : item.toBuilder().setKey(item.getKey().toBuilder().setShopId(shop)).build();
  }

  private Item known(ItemKeyMessage key) {
    Item item = items.get(key);
    if (item == null) {
      throw new TidemarkException(ErrorCode.ITEM_NOT_FOUND, "There is no such item.");
    }
    return item;
  }

  private static int from(String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    if (!cursor.matches("page-[0-9]{1,6}")) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "cursor", "Not a cursor of this list.");
    }
    return Integer.parseInt(cursor.substring(5));
  }
}
