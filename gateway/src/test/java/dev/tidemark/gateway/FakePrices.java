package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.FillDemoRequest;
import dev.tidemark.protocol.price.v1.FillDemoResponse;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A price service that tells what a test wants it to tell. */
final class FakePrices extends PriceServiceGrpc.PriceServiceImplBase {
  private final List<StreamObserver<PriceEvent>> subscribers = new CopyOnWriteArrayList<>();
  private volatile long[] collection = {};

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<PriceEvent> to) {
    ((ServerCallStreamObserver<PriceEvent>) to).setOnCancelHandler(() -> subscribers.remove(to));
    subscribers.add(to);
  }

  /** Knows one short link; another is dead, and of a third nobody knows at present. */
  @Override
  public void resolveLink(ResolveLinkRequest request, StreamObserver<ResolveLinkResponse> to) {
    switch (request.getUrl()) {
      case "https://s.shopee.sg/mug" -> {
        to.onNext(
            ResolveLinkResponse.newBuilder()
                .setItem(ItemKeyMessage.newBuilder().setRegion(1).setShopId(1).setItemId(800))
                .setModelId(801)
                .build());
        to.onCompleted();
      }
      case "https://shope.ee/dead" ->
          to.onError(
              GrpcErrors.toStatus(
                  TidemarkException.ofField(ErrorCode.NOT_AN_ITEM_URL, "url", "It is dead.")));
      default ->
          to.onError(
              GrpcErrors.toStatus(
                  TidemarkException.retryAfter(
                      ErrorCode.UNAVAILABLE, "Try again.", Duration.ofSeconds(10))));
    }
  }

  /** The items of the demo shop's collection, by their ids. */
  void putCollection(long... items) {
    collection = items;
  }

  @Override
  public void fillDemo(FillDemoRequest request, StreamObserver<FillDemoResponse> to) {
    FillDemoResponse.Builder filled = FillDemoResponse.newBuilder().setChanges(100);
    for (long item : collection) {
      filled.addItemsBuilder().setRegion(Region.DEMO.number()).setShopId(7).setItemId(item);
    }
    to.onNext(filled.build());
    to.onCompleted();
  }

  int subscribers() {
    return subscribers.size();
  }

  void tell(PriceEvent event) {
    subscribers.forEach(subscriber -> subscriber.onNext(event));
  }

  /** Breaks every line, as a service does that stops. */
  void breakLines() {
    List<StreamObserver<PriceEvent>> broken = List.copyOf(subscribers);
    subscribers.removeAll(broken);
    broken.forEach(subscriber -> subscriber.onError(Status.UNAVAILABLE.asRuntimeException()));
  }
}
