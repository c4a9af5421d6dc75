package dev.tidemark.item;

import dev.tidemark.item.connector.ListConnectors;
import dev.tidemark.item.flashsale.FlashSaleCalls;
import dev.tidemark.item.history.GetPriceHistory;
import dev.tidemark.item.listing.GetItem;
import dev.tidemark.item.listing.ListItems;
import dev.tidemark.item.listing.TrackItem;
import dev.tidemark.item.watchlist.ListWatchedItems;
import dev.tidemark.protocol.item.v1.GetFlashSessionRequest;
import dev.tidemark.protocol.item.v1.GetFlashSessionResponse;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
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
import io.grpc.stub.StreamObserver;

/**
 * Leads each RPC to the class that answers it; what those throw becomes a gRPC status on the way.
 */
final class ItemGrpcService extends ItemServiceGrpc.ItemServiceImplBase {
  private final TrackItem trackItem;
  private final GetItem getItem;
  private final ListItems listItems;
  private final ListWatchedItems listWatchedItems;
  private final GetPriceHistory getPriceHistory;
  private final FlashSaleCalls flashSales;
  private final ListConnectors listConnectors;

  ItemGrpcService(
      TrackItem trackItem,
      GetItem getItem,
      ListItems listItems,
      ListWatchedItems listWatchedItems,
      GetPriceHistory getPriceHistory,
      FlashSaleCalls flashSales,
      ListConnectors listConnectors) {
    this.trackItem = trackItem;
    this.getItem = getItem;
    this.listItems = listItems;
    this.listWatchedItems = listWatchedItems;
    this.getPriceHistory = getPriceHistory;
    this.flashSales = flashSales;
    this.listConnectors = listConnectors;
  }

  @Override
  public void trackItem(TrackItemRequest request, StreamObserver<TrackItemResponse> caller) {
    answer(caller, trackItem.answer(request));
  }

  @Override
  public void getItem(GetItemRequest request, StreamObserver<GetItemResponse> caller) {
    answer(caller, getItem.answer(request));
  }

  @Override
  public void listItems(ListItemsRequest request, StreamObserver<ListItemsResponse> caller) {
    answer(caller, listItems.answer(request));
  }

  @Override
  public void listWatchedItems(
      ListWatchedItemsRequest request, StreamObserver<ListWatchedItemsResponse> caller) {
    answer(caller, listWatchedItems.answer(request));
  }

  @Override
  public void listConnectors(
      ListConnectorsRequest request, StreamObserver<ListConnectorsResponse> caller) {
    answer(caller, listConnectors.answer());
  }

  @Override
  public void getPriceHistory(
      GetPriceHistoryRequest request, StreamObserver<GetPriceHistoryResponse> caller) {
    answer(caller, getPriceHistory.answer(request));
  }

  @Override
  public void listFlashSessions(
      ListFlashSessionsRequest request, StreamObserver<ListFlashSessionsResponse> caller) {
    answer(caller, flashSales.listSessions().answer(request));
  }

  @Override
  public void getFlashSession(
      GetFlashSessionRequest request, StreamObserver<GetFlashSessionResponse> caller) {
    answer(caller, flashSales.getSession().answer(request));
  }

  @Override
  public void listFlashAppearances(
      ListFlashAppearancesRequest request, StreamObserver<ListFlashAppearancesResponse> caller) {
    answer(caller, flashSales.listAppearances().answer(request));
  }

  private static <T> void answer(StreamObserver<T> caller, T answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
